# shellcheck shell=bash
# A drain on three hosts that is planned again in its midst: where guests were to go and went, and what is told of it. Uses the server that
# has logins to the Dom0s, and 'listen'.

# server_of_three: it knows all three hosts, and calls a transfer off that stands still; early, as the guests are small.
server_of_three() {
  stop_process "$(cat "$WORK/dom0.pid" 2>/dev/null)" TERM
  dom0_config "$WORK/replan.yaml" replan-journal xen1 xen2 xen3
  printf 'watchdog:\n  after: 60s\n  abort: true\n' >>"$WORK/replan.yaml"
  tail -n 3 "$WORK/replan.yaml"
  serve_by "$WORK/replan.yaml" dom0
}

newest_run() { curl -fsS --max-time 20 "$(dom0_url)/api/v1/runs?limit=1" | jq -r '.runs[0].id'; }

the_run() { curl -fsS --max-time 20 "$(dom0_url)/api/v1/runs/$(cat "$WORK/run")"; }

# choose_host: the one for which the first guest is on its way and others are queued; that guest's migration goes into $WORK/first.
choose_host() {
  jq -r '[.migrations[] | select(.phase == "COPYING")][0] | .id' "$WORK/begun.json" >"$WORK/first"
  first_one .planned.move.to "$WORK/begun.json" >"$WORK/destination"
  printf '%s\n' xen1 xen2 xen3 | grep -vx -e "$(origin)" -e "$(destination)" >"$WORK/third"
  queued_for "$(destination)" >"$WORK/queued"
  [ -s "$WORK/queued" ] || fail "nobody is queued for $(destination)"
}

third() { cat "$WORK/third"; }

# queued_for HOST: when the fault came.
queued_for() { jq -r --arg to "$1" '.migrations[] | select(.phase == "QUEUED" and .planned.move.to == $to) | .id' "$WORK/begun.json"; }

# first_one FILTER FILE: of the migration that was on its way.
first_one() { jq -r --arg id "$(cat "$WORK/first")" ".migrations[] | select(.id == \$id) | $1" "$2"; }

# table FILE: who goes where, and what became of it.
table() {
  jq -r '.migrations[] | [.planned.move.name, .planned.move.memoryBytes / 1048576, .planned.move.to, .phase,
      (.measured.duration // "-"), (.measured.downtime.value // "-")] | map(tostring) | join(" ")' "$1" \
    | awk 'BEGIN { printf "  %-6s %5s %-5s %-15s %9s %9s\n", "guest", "MiB", "to", "phase", "transfer", "down" }
      { printf "  %-6s %5s %-5s %-15s %9s %9s\n", $1, $2, $3, $4, $5, $6 }'
}

# is_called_off: what was on its way, since it stands still.
is_called_off() { facts "$WORK/midway.sse" | jq -es --arg id "$(cat "$WORK/first")" 'any(.[].fact; .type == "abort-requested" and .migration == $id)'; }

# its_phases ID: on its whole way.
its_phases() { jq -r --arg id "$1" '.fact | select(.type == "phase-entered" and .migration == $id) | .phase' "$WORK/midway.facts" | paste -sd' '; }

# arrived_at ID: when it was DONE.
arrived_at() { jq -r --arg id "$1" 'select(.fact.type == "phase-entered" and .fact.migration == $id and .fact.phase == "DONE") | .at[11:19]' "$WORK/midway.facts"; }

# went_elsewhere: those who were queued for the host are DONE at the third, those who were queued for the third too. No new plan speaks of who was
# on the way, unless the transfer has failed before.
went_elsewhere() {
  local id third
  third=$(third)
  for id in $(cat "$WORK/queued") $(queued_for "$third"); do
    jq -r --arg id "$id" --slurpfile begun "$WORK/begun.json" --arg at "$(arrived_at "$id")" '.migrations[] | select(.id == $id)
      | "\(.planned.move.name), queued for \($begun[0].migrations[] | select(.id == $id) | .planned.move.to): \(.phase) at \(.planned.move.to) \($at)"' "$WORK/ended.json"
    same "it is DONE there" "$(jq --arg id "$id" --arg third "$third" 'any(.migrations[]; .id == $id and .phase == "DONE" and .planned.move.to == $third)' "$WORK/ended.json")" true
  done
  printf '%s, on the way to %s: %s\n' "$(first_one .planned.move.name "$WORK/begun.json")" "$(destination)" "$(its_phases "$(cat "$WORK/first")")"
  jq -r --arg id "$(cat "$WORK/first")" '.at[11:19] as $at | .fact | select(.migration == $id and (.type | IN("transfer-stalled", "abort-requested", "retry-scheduled", "retry-allowed")))
    | "  \($at) \(.type) \(.why // .by // "")"' "$WORK/midway.facts"
  same "new plans that speak of it, before it has failed" "$(jq -s --arg id "$(cat "$WORK/first")" '
    ([.[] | select(.fact.type == "phase-entered" and .fact.migration == $id and .fact.phase == "FAILED") | .sequence][0] // infinite) as $failed
    | [.[] | select(.sequence < $failed and .fact.type == "run-replanned" and any(.fact.moves[]; .migration == $id))] | length' "$WORK/midway.facts")" 0
}

# replan_is_told WHY: by the events, by the lines of the drain, by 'drover show' and by the meter.
replan_is_told() {
  jq -r '.fact as $f | select($f.type == "replan-wanted" or $f.type == "run-replanned")
    | "\(.at) \($f.type): \($f.why)" + if $f.type == "run-replanned" then " => " + ([$f.moves[].planned.move | "\(.name) to \(.to)"] | join(", ")) else ": \($f.moves | length) guests" end' \
    "$WORK/midway.facts"
  jq -es --arg run "$(cat "$WORK/run")" --arg why "$1" 'any(.[].fact; .type == "run-replanned" and .run == $run and (.why | contains($why)))' \
    "$WORK/midway.facts" >/dev/null || fail "no run-replanned says '$1'"
  grep -i 'planned again' "$WORK/drain.err" || fail "the drain did not say that it was planned again"
  expect_drover 0 show "$(cat "$WORK/run")" --server "$(dom0_url)"
  grep -F "$1" "$WORK/out" | grep -q '^planned again at ' || fail "'drover show' does not say it"
  cat "$WORK/out"
  curl -sSN --max-time 10 -H 'Last-Event-ID: 0' "$(dom0_url)/api/v1/events" >"$WORK/all.sse" 2>/dev/null || true
  curl -fsS --max-time 20 "$(dom0_url)/metrics" >"$WORK/metrics"
  same "drover_run_replans_total" "$(total drover_run_replans_total)" "$(facts "$WORK/all.sse" | grep -c '"type":"run-replanned"')"
}

# each_runs_once: DONE means the destination, all else the source; by virsh and xl of every host that runs.
each_runs_once() {
  local line host guests name at
  look
  mapfile -t guests < <(jq -r '.migrations[] | .planned.move.name + " " + (if .phase == "DONE" then .planned.move.to else .planned.move.from end)' "$WORK/ended.json")
  for line in "${guests[@]}"; do
    read -r name at <<<"$line"
    lives_at "$name" "$at" no
    lived_on "$name"
    jq -r '"longest gap \(.longest_gap_ms / 1000) s"' "$WORK/$name.after"
  done
  for host in $(running_hosts); do
    same "paused domains on $host" "$(on "$host" "xl list | awk 'NR > 1 && \$5 ~ /p/'")" ''
  done
}

# lab_as_found: whatever comes next starts the usual server, and starts it without this part's guests.
lab_as_found() {
  stop_process "$(cat "$WORK/dom0.pid" 2>/dev/null)" TERM
  rm -f "$WORK/dom0.pid"
  delete_guests
  third_host_off
  printf 'hosts: %s; guests: %s\n' "$(running_hosts | paste -sd' ')" "$("$LAB" guest list | awk 'NR > 1 { print $1 }' | sort -u | paste -sd' ')"
}
