#!/usr/bin/env bash
# Drover on real Xen hosts, from an empty lab to an account of what was shown. Every part also runs alone: 'lab test drain'.
# The price beside virsh is a benchmark and runs by itself: 'lab test ratio'.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

for part in inventory checks contract drain crash refusals; do
  say "$part"
  "$TEST_HOME/$part.sh" || touch "$WORK/incomplete"
done
[ ! -e "$WORK/incomplete" ]
