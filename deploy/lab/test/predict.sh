#!/usr/bin/env bash
# How near Drover's predictions come once it has learned: guests of differing memory and dirty rate go to and fro between two hosts, one at a
# time, under one server and one journal. The first half is for calibration; the second half are guests that never moved before, each there and
# back. All figures are those of 'drover migrate -o json': what its plan expected, and what was measured.
# The links are slowed, so that memory and dirty rate decide how long a guest takes, as they do between hosts with real processors: over a whole
# link an emulated host takes most of the time for what is no sending, and that varies by a quarter.
# Figures and no verdict: what runs beside it on a shared machine moves them.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

# NAME:MIB:PAGES_A_SECOND:WORKING_SET_MIB:FIRST_HOST. Each of the first goes three ways, each of the second two.
readonly CALIBRATION='t-c1:256:0:8:xen1 t-c2:768:500:32:xen2 t-c3:512:1500:16:xen1 t-c4:320:1000:32:xen2 t-c5:640:100:16:xen1'
readonly UNSEEN='t-u1:288:200:8:xen1 t-u2:704:0:8:xen2 t-u3:416:1200:24:xen1 t-u4:512:800:32:xen2
  t-u5:320:0:8:xen1 t-u6:576:1500:16:xen2 t-u7:672:300:16:xen1 t-u8:608:1000:24:xen2'
readonly MEGABITS=80 # of either link
readonly FIGURES=$WORK/predict.jsonl

prepare() {
  local name
  for name in $("$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }' | sort -u); do "$LAB" guest delete "$name" >/dev/null; done
  server_up
  : >"$FIGURES"
}

# moved HALF NAME DIRTY TO: one migration, and one line of what was predicted and what came.
moved() {
  expect_drover 0 migrate "$2" --to "$4" --yes -o json --server "$(server_url)"
  jq -c --arg half "$1" --argjson dirty "$3" '.plan.basis as $basis | .migrations[0]
    | {half: $half, guest: .planned.move.name, mib: (.planned.move.memoryBytes / 1048576), dirty: $dirty, to: .planned.move.to,
       predicted: .planned.expected.duration, took: .measured.duration,
       predictedDown: .planned.expected.downtime, down: .measured.downtime.value, basis: ($basis.migrations // 0)}' \
    "$WORK/out" | tee -a "$FIGURES"
  holds "its downtime was measured" '.migrations[0].measured.downtime.value != null' "$WORK/out"
}

# to_and_fro HALF WAYS NAME:MIB:PAGES:SET:HOST: starts the guest, moves it so many times, and ends it.
to_and_fro() {
  local name mib dirty set here there way next
  IFS=: read -r name mib dirty set here <<<"$3"
  if [ "$here" = xen1 ]; then there=xen2; else there=xen1; fi
  start_guest "$name" --host "$here" --memory "$mib" --dirty "$dirty" --working-set "$set"
  beats_now "$name"
  remember "$name"
  for way in $(seq "$2"); do
    sleep 3
    printf '%s, way %s of %s: ' "$name" "$way" "$2"
    moved "$1" "$name" "$dirty" "$there"
    next=$here here=$there there=$next
  done
  lived_on "$name"
  "$LAB" guest delete "$name" >/dev/null
}

half() {
  local entry
  trap 'full_speed xen1; full_speed xen2' EXIT
  slow_down xen1 "$MEGABITS"
  slow_down xen2 "$MEGABITS"
  for entry in $3; do to_and_fro "$1" "$2" "$entry"; done
}

table() {
  printf '%-6s %-6s %5s %6s %5s %10s %8s %7s %10s %8s %7s %8s\n' half guest MiB 'pages' to predicted took ratio 'pred.down' down ratio learned
  jq -r '[.half, .guest, .mib, .dirty, .to, .predicted, .took, .took / .predicted, .predictedDown, .down, .down / .predictedDown, .basis]
    | map(tostring) | join(" ")' "$FIGURES" \
    | awk '{ printf "%-6s %-6s %5d %6d %5s %8.1f s %6.1f s %7.2f %8.2f s %6.2f s %7.2f %8d\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 }'
}

# within NAME JQ_SELECTION: how many of those came as near as the goal says.
within() {
  jq -rs --arg name "$1" "[.[] | select($2)]"' as $all | ($all | length) as $n
    | ([$all[] | select((.took / .predicted - 1) | fabs <= 0.1)] | length) as $time
    | ([$all[] | select(((.down - .predictedDown) | fabs) <= ([0.25 * .predictedDown, 0.05] | max))] | length) as $down
    | "\($name): \($n) migrations; total time within 10 %: \($time) (\(100 * $time / $n | round) %); downtime within 25 % or 50 ms: \($down) (\(100 * $down / $n | round) %)"' \
    "$FIGURES"
}

nearness() {
  same "migrations, 30 or more" "$(jq -s 'length >= 30' "$FIGURES")" true
  table
  within 'calibration         ' '.half == "first"'
  within 'unseen guests       ' '.half == "second"'
  within 'their first way only' '.half == "second" and ((.guest | ltrimstr("t-u") | tonumber % 2 == 1) == (.to == "xen2"))'
  jq -rs '[.[] | select(.half == "second")] | (100 * ([.[] | select((.took / .predicted - 1) | fabs <= 0.1)] | length) / length) as $near
    | "total time of unseen guests: \(if $near >= 90 then "within the goal of" else "NOT REACHED: the goal is" end) 90 % within 10 %"' "$FIGURES"
}

# The meters were told the same migrations.
meters_know() {
  metrics >"$WORK/metrics"
  same "predictions compared, or more" "$(awk -v n="$(total drover_migration_prediction_ratio_count 'of="duration"')" -v m="$(wc -l <"$FIGURES")" 'BEGIN { print (n >= m ? "all" : n " of " m) }')" all
}

vital_step "no guest of the test is left; the server is up" prepare
vital_step "calibration: five guests, three ways each" half first 3 "$CALIBRATION"
vital_step "eight guests that never moved, there and back" half second 2 "$UNSEEN"
step "what was predicted, and what came; the goal is 90 % within 10 %" nearness
step "the meters know of every prediction" meters_know
