# shellcheck shell=bash
# The lab itself: up before, as it was after.

lab_was_up() { "$LAB" status -o json 2>/dev/null | jq -e '[.machines[] | select(.running)] | length > 0' >/dev/null; }

# on HOST COMMAND: on a machine of the lab; two minutes at most.
on() { timeout 120 "$LAB" ssh "$@" </dev/null; }

lab_ready() {
  local strangers
  "$LAB" up | tail -n 8
  delete_guests
  strangers=$("$LAB" guest list | awk 'NR > 1 { print $1 }' | sort -u | paste -sd' ')
  [ -z "$strangers" ] || fail "the test drains hosts, and these guests are not its own: $strangers ('lab guest delete --all' removes them)"
}

# delete_guests: all that the test makes begin with t-.
delete_guests() {
  local name
  for name in $("$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }' | sort -u); do
    "$LAB" guest delete "$name" >/dev/null
  done
}

# clean_up: leaves the lab as it was found.
clean_up() {
  server_down
  if [ -e "$WORK/found-up" ]; then
    delete_guests
    for host in xen1 xen2; do "$LAB" status -o json | jq -e --arg h "$host" 'any(.machines[]; .name == $h and .running)' >/dev/null || "$LAB" start "$host"; done
  else
    "$LAB" down
  fi >"$WORK/clean-up.log" 2>&1 || echo "cleaning up failed: $(tail -n 1 "$WORK/clean-up.log")"
}
