#!/usr/bin/env bash
# Whether Xen does what Drover's predictions and its simulator say that it does: guests of differing load are sent by 'xl migrate', the stream is kept
# on its way, and the pages of each round are counted in it. Given those, Xen's rule as Drover has it must tell as many rounds.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

HOME_DIR=$(cd "$TEST_HOME/../../.." && pwd)
readonly HOME_DIR ROUNDS=$WORK/xen-rounds.txt
readonly READER=$HOME_DIR/src/jmh/java/io/drover/bench/MigrationStream.java

# NAME:MIB:PAGES_A_SECOND:WORKING_SET_MIB, and Mb/s of the link where it is slowed: over a slow one a guest goes on dirtying more than few pages,
# and only then does Xen stop for the number of its rounds.
readonly SENT='t-r1:128:0:8 t-r2:128:20:8 t-r3:128:200:16 t-r4:128:1000:16 t-r5:160:4000:32 t-r6:128:1000:16:24'

prepare() {
  local name
  for name in $("$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }' | sort -u); do "$LAB" guest delete "$name" >/dev/null; done
  printf '# Pages of each round that Xen 4.17 sent of a guest, the last while it stood still. Dirty pages a second, then the rounds.\n' >"$ROUNDS"
}

# sent NAME:MIB:PAGES:SET[:MEGABITS]: one guest sent by xl with its stream kept, and a line of its rounds.
sent() {
  local name mib dirty set link
  IFS=: read -r name mib dirty set link <<<"$1"
  start_guest "$name" --host xen1 --memory "$mib" --dirty "$dirty" --working-set "$set"
  beats_now "$name"
  [ -z "$link" ] || slow_down xen1 "$link"
  "$LAB" ssh xen1 "xl migrate -s '' $name 'tee /var/tmp/stream | ssh xen2 xl migrate-receive'" >"$WORK/xl" 2>&1
  full_speed xen1
  "$LAB" ssh xen1 "cat /var/tmp/stream; rm /var/tmp/stream" >"$WORK/stream"
  printf '%s %s\n' "$dirty" "$(java "$READER" "$WORK/stream")" | tee -a "$ROUNDS"
  rm "$WORK/stream"
  "$LAB" ssh xen2 "xl destroy $name" # xl brought it, and no libvirt knows it to delete it
  "$LAB" guest delete "$name" >/dev/null
}

all_sent() {
  local entry
  for entry in $SENT; do sent "$entry"; done
}

agree() {
  (cd "$HOME_DIR" && mvn -o -q -B test -Dtest=XenRoundsTest "-Dxen.rounds=$ROUNDS")
}

vital_step "no guest of an earlier test is left" prepare
vital_step "five guests are sent by xl, and what was sent is read" all_sent
step "Xen's rule, given what was dirtied, tells as many rounds" agree
