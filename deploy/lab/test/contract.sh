#!/usr/bin/env bash
# The contract that every driver passes, here by the libvirt driver against the lab's hosts.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

# Those of other parts go first: on one processor they would leave these two little of it.
contract_guests() {
  delete_guests
  start_guest contract-a --host xen1
  start_guest contract-b --host xen1 --autostart
  beats_now contract-a
  beats_now contract-b
}

contract_holds() {
  (cd "$TEST_HOME/../../.." && mvn -B -ntp -o -Plab -Dtest=LibvirtHostDriverLabTest test) >"$WORK/contract.log" 2>&1 || {
    grep -E 'ERROR|Tests run' "$WORK/contract.log" | awk 'NR <= 40'
    fail "the driver breaks its contract"
  }
  grep -E '^\[INFO\] Tests run' "$WORK/contract.log" | tail -n 1
}

no_contract_guests() {
  "$LAB" guest delete contract-a
  "$LAB" guest delete contract-b
}

# The guests go whatever happened: the next parts drain this host.
step "two guests for the contract run on xen1" contract_guests \
  && step "the libvirt driver holds to the contract of all drivers" contract_holds
step "the two guests are gone again" no_contract_guests
