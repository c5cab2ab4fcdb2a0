# shellcheck shell=bash
# The lab itself: up before, as it was after.

lab_was_up() { "$LAB" status -o json 2>/dev/null | jq -e '[.machines[] | select(.running)] | length > 0' >/dev/null; }

# on HOST COMMAND: on a machine of the lab; two minutes at most.
on() { timeout 120 "$LAB" ssh "$@" </dev/null; }

# slow_down HOST MEGABITS: its link carries so many Mb/s outwards, until full_speed.
slow_down() { on "$1" "tc qdisc replace dev eth1 root tbf rate $2mbit burst 256kb latency 400ms"; }

full_speed() { on "$1" 'tc qdisc del dev eth1 root 2>/dev/null || true'; }

# running_hosts: the Xen hosts that are powered on.
running_hosts() { "$LAB" status -o json 2>/dev/null | jq -r '.machines[] | select(.running and .name != "stor") | .name'; }

lab_ready() {
  local strangers
  "$LAB" up | tail -n 8
  delete_guests
  strangers=$("$LAB" guest list | awk 'NR > 1 { print $1 }' | sort -u | paste -sd' ')
  [ -z "$strangers" ] || fail "the test drains hosts, and these guests are not its own: $strangers ('lab guest delete --all' removes them)"
}

# third_host: powered on if the lab has none.
third_host() {
  running_hosts | grep -qx xen3 || {
    touch "$WORK/third-host"
    "$LAB" up --hosts 3 | tail -n 8
  }
  same "hosts that run" "$(running_hosts | paste -sd' ')" 'xen1 xen2 xen3'
}

# third_host_off: if it was powered on for a part, it goes again.
third_host_off() {
  [ -e "$WORK/third-host" ] || return 0
  "$LAB" stop xen3
  rm "$WORK/third-host"
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
    for host in $(printf '%s\n' xen1 xen2 | sort -u - "$WORK/found-up"); do running_hosts | grep -qx "$host" || "$LAB" start "$host"; done
    delete_guests
    third_host_off
  else
    "$LAB" down
  fi >"$WORK/clean-up.log" 2>&1 || echo "cleaning up failed: $(tail -n 1 "$WORK/clean-up.log")"
}
