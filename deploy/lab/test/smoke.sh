#!/usr/bin/env bash
# The lab works: two hosts up, a guest moves between them alive, and its heartbeat shows it.
set -euo pipefail
: "${LAB:?run it as 'lab test smoke'}"

guest=smoke

fail() {
  printf 'smoke: %s\n' "$*" >&2
  exit 1
}

# field NAME: one field of what the recorder has heard of the guest since the given moment.
field() { "$LAB" guest beats "$guest" -o json --since "${2:-0}" | jq -r ".$1"; }

# wait_for_beats: until the guest has been heard within the last second.
wait_for_beats() {
  local deadline=$((SECONDS + 180)) age
  until age=$(field age_ms 2>/dev/null) && [ "$age" -lt 1000 ]; do
    [ "$SECONDS" -lt "$deadline" ] || fail "no heartbeat of $guest within 180 s"
    sleep 2
  done
}

# migrate FROM TO
migrate() {
  local to=192.168.77.${2#xen}
  "$LAB" ssh "$1" "virsh -c xen:///system migrate --live --p2p --persistent --undefinesource $guest xen+tcp://$to/system tcp://$to"
}

# check_move FROM TO: the same boot beats on, on the other host, and neither beat nor disk was lost.
check_move() {
  local began boot before report
  boot=$(field boot_id)
  before=$(field disk_seq)
  began=$(date +%s.%3N)
  migrate "$1" "$2" || fail "virsh could not migrate $guest from $1 to $2"
  printf 'smoke: %s -> %s in %s s\n' "$1" "$2" "$(awk -v a="$began" -v b="$(date +%s.%3N)" 'BEGIN { printf "%.1f", b - a }')"
  wait_for_beats
  sleep 3
  report=$("$LAB" guest beats "$guest" -o json --since "$began")
  jq -r '"smoke: longest gap \(.longest_gap_ms) ms, \(.lost) beats lost, \(.restarts) restarts, disk write \(.disk_seq)"' <<<"$report"
  [ "$(jq -r .boot_id <<<"$report")" = "$boot" ] || fail "$guest was booted anew"
  [ "$(jq -r .restarts <<<"$report")" = 0 ] || fail "$guest restarted"
  [ "$(jq -r .disk_seq <<<"$report")" -gt "$before" ] || fail "$guest writes to its disk no more"
  [ "$(jq -r .disk_errors <<<"$report")" = 0 ] || fail "$guest could not write to its disk"
  "$LAB" guest list | awk -v name="$guest" '$1 == name { print $2, $3, $5 }' | grep -qx "$2 running yes" || fail "$guest is not persistent and running on $2"
  [ "$("$LAB" guest list | awk -v name="$guest" '$1 == name' | wc -l)" = 1 ] || fail "$guest is still known on $1"
}

"$LAB" up
"$LAB" guest delete "$guest"
"$LAB" guest start "$guest" --host xen1 --dirty 200 --working-set 16
wait_for_beats
check_move xen1 xen2
"$LAB" guest rate "$guest" 500
check_move xen2 xen1
"$LAB" guest delete "$guest"
echo 'smoke: passed'
