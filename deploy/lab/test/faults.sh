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

kill_libvirtd() { on "$1" 'systemctl kill --signal=KILL libvirtd; systemctl stop libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket 2>/dev/null; sleep 2; systemctl start libvirtd'; }

destination_libvirtd_dies() {
  midway kill_libvirtd destination
  ended DONE FAILED
  guest_is_where_drover_says
}

source_libvirtd_dies() {
  midway kill_libvirtd origin
  ended DONE FAILED
  guest_is_where_drover_says
}

take_memory() { start_guest t-hog --host "$1" --memory 1536; }

# The check was passed before; what is free at the destination is taken while the guest's memory arrives.
destination_out_of_memory() {
  "$LAB" guest delete "$GUEST"
  start_guest $GUEST --host xen1 --memory 1024 --dirty 200 --working-set 16
  beats_now $GUEST
  midway take_memory destination
  ended DONE FAILED
  guest_is_where_drover_says
  "$LAB" guest delete t-hog
  "$LAB" guest delete "$GUEST"
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

migrate_by_xl() { on "$1" "timeout 100 xl migrate $GUEST $2" || true; }

also_migrated_by_xl() {
  midway migrate_by_xl origin destination
  runs_once
}

vital_step "a guest runs; a server with logins to the Dom0s answers" prepare
step "the destination's cable is out for ten seconds" short_cut
step "the destination's libvirtd is killed" destination_libvirtd_dies
step "the source's libvirtd is killed" source_libvirtd_dies
step "storage stalls for thirty seconds" storage_for_thirty_seconds
step "somebody migrates it with xl at the same time" also_migrated_by_xl
step "the destination runs out of memory" destination_out_of_memory
step "somebody destroys the guest" destroyed_by_hand
