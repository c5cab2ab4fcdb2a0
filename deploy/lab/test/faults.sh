#!/usr/bin/env bash
# Faults in the middle of a migration, on real hosts. Whatever happens, what Drover says of the guest is what Xen says on the hosts, and
# the guest runs exactly once, in the same boot, unless the fault itself ended it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"
. "$TEST_HOME/lib/midway.sh"

link_for_ten_seconds() {
  "$LAB" link "$1" off
  sleep 10
  "$LAB" link "$1" on
}

short_cut() {
  midway link_for_ten_seconds destination
  ended DONE FAILED
  guest_is_where_drover_says
}

# Over a slow link, so that the copy surely lasts until the command has come.
called_off_by_an_operator() {
  guest_runs
  trap 'full_speed "$(origin)"' EXIT
  slow_down "$(origin)" 80
  midway call_off
  called_off
  ended FAILED
  guest_is_where_drover_says
}

cut_and_call_off() {
  "$LAB" link "$1" off
  sleep 5
  call_off
}

# Nothing ends such a transfer for a quarter of an hour but the operator, who sees that it stands still. What is left on the host without
# its cable cannot be cleared away while its storage is gone and its libvirt hangs on it: so it is looked at again once the cable is back.
cut_for_good() {
  midway cut_and_call_off destination
  ended FAILED NEEDS_OPERATOR
  runs_once
  "$LAB" link "$(destination)" on
  look_again
  ended FAILED
  guest_is_where_drover_says
}

look_again() {
  local run
  run=$(current)
  eventually 300 "$(destination) to answer" answers "$(destination)"
  drover reconcile "${run%/*}" -o json --server "$(dom0_url)" >"$WORK/out" 2>"$WORK/err" || true
  tail -n 3 "$WORK/err"
}

answers() { on "$1" 'timeout 10 virsh list' >/dev/null 2>&1; }

# The host comes back while Drover waits to look at it.
unplug_and_call_off() {
  "$LAB" stop "$1"
  sleep 5
  call_off &
  "$LAB" start "$1"
  wait $!
}

destination_loses_power() {
  midway unplug_and_call_off destination
  called_off
  ended FAILED
  guest_is_where_drover_says
}

unplug() {
  "$LAB" stop "$1"
  sleep 20
  "$LAB" start "$1"
}

# The guest dies with its host: nowhere does a half of it wait, its definition is where it was, and Drover says that it is off.
source_loses_power() {
  midway unplug origin
  ended FAILED NEEDS_OPERATOR
  same "copies of it by xl" "$(copies)" ''
  look
  same "what libvirt knows of it" "$(grep "^virsh $GUEST " "$WORK/look" | paste -sd';')" "virsh $GUEST $(origin) shut-off no yes"
  jq -r '.migrations[-1].why' "$WORK/out" | grep -q 'shut off' || fail "Drover does not say that it is off"
  "$LAB" guest delete "$GUEST"
}

kill_libvirtd() { on "$1" 'systemctl kill --signal=KILL libvirtd; systemctl stop libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket 2>/dev/null; sleep 2; systemctl start libvirtd'; }

destination_libvirtd_dies() {
  midway kill_libvirtd destination
  ended DONE FAILED
  guest_is_where_drover_says
}

# On these hosts the guest runs on and beats, and does not answer a request to suspend any more: so no later step asks it to.
source_libvirtd_dies() {
  midway kill_libvirtd origin
  ended DONE FAILED
  guest_is_where_drover_says
  "$LAB" guest delete "$GUEST"
}

take_memory() { start_guest t-hog --host "$1" --memory 1024; }

# The check was passed before; what is free at the destination is taken while the guest's memory arrives, over a slow link, so that the
# other guest is there first.
destination_out_of_memory() {
  guest_runs
  trap 'full_speed "$(origin)"' EXIT
  slow_down "$(origin)" 80
  midway take_memory destination
  ended DONE FAILED REFUSED
  guest_is_where_drover_says
  "$LAB" guest delete t-hog
}

storage_stalls() {
  on stor 'iptables -I INPUT -p tcp --dport 2049 -j DROP; sleep 30; iptables -D INPUT -p tcp --dport 2049 -j DROP'
}

storage_for_thirty_seconds() {
  midway storage_stalls
  ended DONE FAILED
  guest_is_where_drover_says
}

destroy_by_hand() { on "$1" "xl destroy $GUEST"; }

# Nobody can keep a guest alive that is destroyed; what is asked is that Drover says so and brings no second one about.
destroyed_by_hand() {
  midway destroy_by_hand origin
  ended FAILED NEEDS_OPERATOR
  same "copies of it by xl" "$(copies)" ''
  no_copy_is_left_waiting
  "$LAB" guest delete "$GUEST"
}

# It outlasts the login that began it, as in somebody's terminal.
migrate_by_xl() { on "$1" "setsid xl migrate $GUEST $2 >/run/xl-migrate 2>&1 </dev/null &"; }

# Xen keeps one log of the pages that a guest dirties, and two senders spoil it for each other. Drover sees the other and ends its own transfer, so
# that the guest lives on where xl takes it, or at the source if xl fails. One that xl took is known to Xen alone, and left to an operator. Over a slow
# link, since Drover looks every few seconds.
also_migrated_by_xl() {
  guest_runs
  trap 'full_speed "$(origin)"' EXIT
  slow_down "$(origin)" 80
  midway migrate_by_xl origin destination
  on "$(origin)" 'cat /run/xl-migrate'
  grep -o '"type":"[a-z-]*","migration":"[^"]*","\(rival\|by\)":"[^"]*"' "$WORK/midway.sse" || true
  grep -q "\"type\":\"rival-seen\".*xl migrate $GUEST $(destination)" "$WORK/midway.sse" || fail "Drover does not name who else sends the guest"
  grep -q '"type":"abort-requested".*"by":"RIVAL"' "$WORK/midway.sse" || fail "Drover does not end its own transfer"
  ended NEEDS_OPERATOR FAILED DONE
  if [ "$(phase)" = NEEDS_OPERATOR ]; then
    runs_once
    jq -r '.migrations[-1].why' "$WORK/out" | grep -q "xl migrate $GUEST" || fail "Drover does not say who took the guest"
    on "$(destination)" "xl destroy $GUEST" # xl brought it, and no libvirt knows it to delete it
  else
    guest_is_where_drover_says
  fi
  "$LAB" guest delete "$GUEST"
}

# drover_managed: the server anew, by a configuration in which no host's libvirt is for the others to reach.
drover_managed() {
  stop_process "$(cat "$WORK/dom0.pid" 2>/dev/null)" TERM
  managed_config "$WORK/managed.yaml" dom0-journal xen1 xen2
  grep peer-to-peer "$WORK/managed.yaml"
  serve_by "$WORK/managed.yaml" dom0
}

# Established connections from one host to the libvirtd of another.
count_peers() { on "$1" "ss -Htn state established '( dport = :16509 )' | wc -l" >"$WORK/peers"; }

managed_migration() {
  midway count_peers origin
  same "connections from libvirtd to libvirtd" "$(tr -d ' ' <"$WORK/peers")" 0
  ended DONE
  guest_is_where_drover_says
}

# nobody_finishes: all of it went over; suspended here, paused there, and no helper works on either host.
nobody_finishes() {
  local host
  for host in xen1 xen2; do [ "$(on "$host" 'pgrep -c libxl-save-help || true')" = 0 ] || return 1; done
  copies >"$WORK/copies"
  grep -Eq "$GUEST@$(origin):-*ss-" "$WORK/copies" && grep -Eq "$GUEST@$(destination):-*p-" "$WORK/copies"
}

kill_drover() {
  kill -KILL "$(cat "$WORK/dom0.pid")"
  stop_process "$(cat "$WORK/client.pid")" TERM
}

# run_is_over RUN: and what became of it is in $WORK/out, a new file: the client that was killed may still hold the old one.
run_is_over() {
  curl -fsS --max-time 20 "$(dom0_url)/api/v1/runs/$1" >"$WORK/out.new" && mv "$WORK/out.new" "$WORK/out" && jq -e .closed "$WORK/out"
}

# The copy is the hosts' own and goes on; what is missing at its end is Drover, until it is started again.
drover_is_killed() {
  local run host
  midway kill_drover
  eventually 400 "a guest that nobody lets run" nobody_finishes
  cat "$WORK/copies"
  for host in xen1 xen2; do on "$host" "virsh list --all; virsh domjobinfo $GUEST | head -n 2" || true; done
  serve_by "$WORK/managed.yaml" dom0
  run=$(current)
  eventually 1500 "the end of run ${run%/*}" run_is_over "${run%/*}"
  jq -r '.migrations[-1] | "\(.phase): \(.why)"' "$WORK/out"
  ended DONE FAILED
  guest_is_where_drover_says
}

# peers_again: whatever comes next finds the usual server.
peers_again() {
  stop_process "$(cat "$WORK/dom0.pid" 2>/dev/null)" TERM
  rm -f "$WORK/dom0.pid"
  dom0_server_up
}

vital_step "a guest runs; a server with logins to the Dom0s answers" prepare
step "an operator calls it off: the guest runs on at its source" called_off_by_an_operator
step "storage stalls for thirty seconds" storage_for_thirty_seconds
step "the destination runs out of memory" destination_out_of_memory
step "somebody destroys the guest" destroyed_by_hand
step "somebody migrates it with xl at the same time" also_migrated_by_xl
step "the destination's cable is out for ten seconds" short_cut
step "the destination's libvirtd is killed" destination_libvirtd_dies
step "the source's libvirtd is killed" source_libvirtd_dies
step "the source loses power: the guest dies with it, and no half of it is left" source_loses_power
step "Drover is told that no host's libvirt reaches another's" drover_managed
step "a guest moves while Drover carries the handshake" managed_migration
step "Drover is killed with SIGKILL in the middle of such a transfer, and started again" drover_is_killed
step "the server with peers answers again" peers_again
step "the destination loses power, and an operator calls it off" destination_loses_power
step "the destination's cable is out for good, and an operator calls it off" cut_for_good
