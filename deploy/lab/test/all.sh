#!/usr/bin/env bash
# Drover on real Xen hosts, from an empty lab to an account of what was shown. Every part also runs alone: 'lab test drain'.
# The parts come in the order of what they are worth, each with the seconds that it takes on two quiet processors. With
# DROVER_LAB_TEST_BUDGET (seconds) a part that would not end in time, at the pace seen so far, is skipped and said to be.
# Defects and faults made by hand, a third host, and many migrations to learn from, come only where no budget is given. The price beside virsh comes last, as a figure without a verdict.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

readonly PARTS='inventory=100 checks=120 drain=240 crash=150 refusals=180 contract=400 defects=640 faults=2300 replan=1200 predict=2800 rounds=400 ratio=300'
readonly WITHOUT_BUDGET=' defects faults replan predict rounds '
readonly UP=150
usual=$UP

# would_last SECONDS: what that becomes at the pace of everything so far, or at the usual one if that was faster.
would_last() { echo $((SECONDS > usual ? $1 * SECONDS / usual : $1)); }

for entry in $PARTS; do
  part=${entry%=*} seconds=${entry#*=}
  say "$part"
  if [[ -n ${DROVER_LAB_TEST_BUDGET:-} && $WITHOUT_BUDGET == *" $part "* ]]; then
    skip_part "$part" "it is for a test without a time budget: 'lab test $part'"
    continue
  fi
  needed=$(would_last "$seconds")
  if [ -n "${DROVER_LAB_TEST_BUDGET:-}" ] && ((SECONDS + needed > DROVER_LAB_TEST_BUDGET)); then
    skip_part "$part" "it would last $needed s at this machine's pace, and $((DROVER_LAB_TEST_BUDGET - SECONDS)) s of $DROVER_LAB_TEST_BUDGET are left"
    continue
  fi
  "$TEST_HOME/$part.sh" || touch "$WORK/incomplete"
  usual=$((usual + seconds))
done
[ ! -e "$WORK/incomplete" ]
