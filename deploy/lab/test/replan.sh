#!/usr/bin/env bash
# A drain plans again while it goes on: of three hosts, one that it wanted is cordoned in its midst, or loses power. Queued guests go to the
# third, whoever is on the way is left alone, and each guest runs once, in the same boot.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"
. "$TEST_HOME/lib/midway.sh"
. "$TEST_HOME/lib/replans.sh"

# NAME:MIB:PAGES_A_SECOND. All of them fit on any one host.
readonly GUESTS='t-r1:384:200 t-r2:256:0 t-r3:256:100 t-r4:192:0 t-r5:192:200 t-r6:192:0'

prepare() {
  local entry name mib dirty
  third_host
  server_of_three
  delete_guests
  for entry in $GUESTS; do
    IFS=: read -r name mib dirty <<<"$entry"
    start_guest "$name" --host xen1 --memory "$mib" --dirty "$dirty"
  done
  tr ' ' '\n' <<<"$GUESTS" | cut -d: -f1 >"$WORK/guests"
  mapfile -t guests <"$WORK/guests"
  for name in "${guests[@]}"; do beats_now "$name"; done
  echo xen1 >"$WORK/origin"
}

# drain_and FAULT: drains the host where all are, and makes the fault to the host for which the first guest is on its way and others are queued.
drain_and() {
  local client status=0 began=$SECONDS
  mapfile -t guests <"$WORK/guests"
  remember "${guests[@]}"
  listen
  drover drain "$(origin)" --yes -o json --server "$(dom0_url)" >"$WORK/drain.out" 2>"$WORK/drain.err" &
  client=$!
  eventually 240 "memory arriving" memory_arrives "$WORK/midway.sse"
  newest_run >"$WORK/run"
  the_run >"$WORK/begun.json"
  printf 'run %s drains %s; after %d s:\n' "$(cat "$WORK/run")" "$(origin)" $((SECONDS - began))
  table "$WORK/begun.json"
  choose_host
  printf 'and then: %s %s\n' "$1" "$(destination)"
  "$1" "$(destination)"
  wait "$client" || status=$?
  sleep 2
  stop_process "$(cat "$WORK/listener.pid")" TERM
  facts "$WORK/midway.sse" >"$WORK/midway.facts"
  the_run >"$WORK/ended.json"
  printf 'drover drain ended with %d after %d s:\n' "$status" $((SECONDS - began))
  table "$WORK/ended.json"
  echo $status >"$WORK/status"
}

# came_out CODE OUTCOME PHASE: of the command, of the run, and of who was on the way when the fault came.
came_out() {
  same "exit code" "$(cat "$WORK/status")" "$1"
  same "outcome" "$(jq -r .closed.outcome "$WORK/ended.json")" "$2"
  same "phase of $(first_one .planned.move.name "$WORK/ended.json")" "$(first_one .phase "$WORK/ended.json")" "$3"
  first_one .why "$WORK/ended.json"
}

cordon() { expect_drover 0 cordon "$1" --reason 'its fan is loud' --server "$(dom0_url)"; }

cordoned() {
  drain_and cordon
  came_out 0 DONE DONE
}

# gathered: all are on the third host, which is drained next, and the other two take guests again.
gathered() {
  local host name
  for host in $(running_hosts); do expect_drover 0 uncordon "$host" --server "$(dom0_url)"; done
  name=$(first_one .planned.move.name "$WORK/ended.json")
  [ "$(place_of "$name")" = "$(third)" ] || expect_drover 0 migrate "$name" --to "$(third)" --yes --server "$(dom0_url)"
  mapfile -t guests <"$WORK/guests"
  all_live_at "$(third)" "${guests[@]}"
  cp "$WORK/third" "$WORK/origin"
}

off() { "$LAB" stop "$1"; }

# off_and_on HOST: once the transfer to it is called off.
off_and_on() {
  off "$1"
  eventually 400 "the transfer to $1 to be called off" is_called_off
  "$LAB" start "$1"
}

# What was on its way is proved to run at its source once the host answers, and goes to the third.
without_power() {
  drain_and off_and_on
  came_out 0 DONE DONE
}

# Of a host that stays silent nobody can say that nothing of the guest is left there.
without_power_for_good() {
  drain_and off
  came_out 7 UNKNOWN NEEDS_OPERATOR
}

settled() {
  drover reconcile "$(cat "$WORK/run")" -o json --server "$(dom0_url)" >"$WORK/out" 2>"$WORK/err" || true
  the_run >"$WORK/ended.json"
  [ "$(first_one .phase "$WORK/ended.json")" = FAILED ]
}

power_is_back() {
  "$LAB" start "$(destination)" | tail -n 1
  eventually 180 "the account to be settled" settled
  first_one '"\(.phase): \(.why)"' "$WORK/ended.json"
}

vital_step "three hosts; six guests run on xen1; a server with logins to the Dom0s answers" prepare
vital_step "xen1 is drained; once the first guest's memory arrives, its destination is cordoned, for which others are queued" cordoned
step "the queued go to the third host; who was on the way arrives undisturbed" went_elsewhere
step "events, lines, 'drover show' and meter say why it was planned again" replan_is_told 'is cordoned (its fan is loud)'
step "each guest runs once, where Drover says, in the same boot" each_runs_once
vital_step "all guests are on the third host" gathered
vital_step "it is drained; the first guest's destination loses power, and comes back" without_power
step "the queued go to the third host; who was on the way FAILED, and goes there too" went_elsewhere
step "events, lines, 'drover show' and meter say why it was planned again" replan_is_told 'does not answer'
step "each guest runs once, where Drover says, in the same boot" each_runs_once
vital_step "all guests are on the third host" gathered
vital_step "the same, and the host stays off: who was on the way is left to an operator" without_power_for_good
step "the queued go to the third host" went_elsewhere
step "each guest runs once, where Drover says, in the same boot" each_runs_once
step "the host is powered on, and 'drover reconcile' proves that guest to be at its source" power_is_back
step "each guest runs once, where Drover says, in the same boot" each_runs_once
step "the lab is as it was found" lab_as_found
