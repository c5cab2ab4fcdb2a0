#!/usr/bin/env bash
# A host is drained, and every guest, the journal, the meters and the events tell the same story; also after the host's reboot.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"
. "$TEST_HOME/lib/agreement.sh"

prepare() {
  server_up
  travellers_on xen1
  mapfile -t guests < <("$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }')
  printf '%s\n' "${guests[@]}" >"$WORK/guests"
  all_live_at xen1 "${guests[@]}"
  record_events "$WORK/live.sse"
  remember "${guests[@]}"
}

drain() {
  expect_drover 0 drain xen1 --yes -o json --server "$(server_url)"
  cp "$WORK/out" "$WORK/run.json"
  jq -r .id "$WORK/run.json" >"$WORK/run"
  same "outcome" "$(jq -r .closed.outcome "$WORK/run.json")" DONE
  same "phases" "$(jq -r '[.migrations[].phase] | unique | join(" ")' "$WORK/run.json")" DONE
  same "guests" "$(jq -r '[.migrations[].planned.move.name] | sort | join(" ")' "$WORK/run.json")" "$(sort "$WORK/guests" | paste -sd' ')"
}

all_lived_on() {
  local name
  mapfile -t guests <"$WORK/guests"
  for name in "${guests[@]}"; do lived_on "$name"; done
}

# The longest gap between two beats that the storage VM heard, beside what Drover says of the same migration.
table_of_gaps() {
  local name
  printf '%-10s %8s %10s %12s %14s %12s %12s\n' guest MiB 'dirty p/s' 'gap heard' 'Drover: down' 'transfer' 'predicted'
  while read -r name; do
    jq -rn --slurpfile after "$WORK/$name.after" --slurpfile run "$WORK/run.json" --arg name "$name" '
      $after[0] as $a | ($run[0].migrations[] | select(.planned.move.name == $name)) as $m
      | [$name, $m.planned.move.memoryBytes / 1048576, $a.pages_per_s, $a.longest_gap_ms / 1000,
         ($m.measured.downtime.value // "unknown"), $m.measured.duration, $m.planned.expected.duration] | map(tostring) | join(" ")' \
      | awk '{ printf "%-10s %8s %10s %10.1f s %12.1f s %10.1f s %10.1f s\n", $1, $2, $3, $4, $5, $6, $7 }'
  done <"$WORK/guests"
  jq -r '"Drover says of its downtime: \([.migrations[].measured.downtime | .how // .unknown] | unique | join("; "))"' "$WORK/run.json"
  holds "every migration has a downtime" 'all(.migrations[]; .measured.downtime.value != null)' "$WORK/run.json"
}

all_are_on() {
  mapfile -t guests <"$WORK/guests"
  all_live_at "$1" "${guests[@]}"
}

reboot_starts_nothing() {
  "$LAB" reboot xen1 | tail -n 1
  all_are_on xen2
  all_lived_on
}

host_is_cordoned() {
  expect_drover 0 hosts -o json --server "$(server_url)"
  holds "xen1 is cordoned" '.hosts[] | select(.name == "xen1") | .cordoned' "$WORK/out"
  expect_drover 3 migrate t-plain --to xen1 --yes --server "$(server_url)"
  told 'cordon'
  expect_drover 0 uncordon xen1 --server "$(server_url)"
}

vital_step "$(wc -w <<<"$TRAVELLERS") guests or more run on xen1, one with autostart, one writing to its memory; the events are recorded" prepare
vital_step "'drover drain xen1 --yes' ends with 0" drain
step "every guest lived on: same boot, the sequence goes on, disk written" all_lived_on
step "the longest gap in the heartbeats beside Drover's own downtime" table_of_gaps
step "every guest is on xen2 alone, persistent, with its autostart, by virsh and xl" all_are_on xen2
step "journal, event stream and 'drover show' tell one story" story_agrees
step "a replay of the events gives the same facts" replay_agrees
step "the meters tell it too" meters_agree
step "xen1 reboots and no guest starts a second time" reboot_starts_nothing
step "xen1 is cordoned until 'drover uncordon'" host_is_cordoned
