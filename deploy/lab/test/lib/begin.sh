# shellcheck shell=bash
# What every part of the test starts with. A part that runs alone prepares the lab and cleans up behind itself; a part that
# 'all' started finds that done. The parts share a working folder, a configuration and a journal.

: "${LAB:?run it as 'lab test'}"
TEST_HOME=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LAB_DIR=${DROVER_LAB_DIR:-/var/tmp/drover-lab}
JAR=$TEST_HOME/../../../target/drover.jar

for tested in report drover server lab guests looks config findings; do
  # shellcheck source=/dev/null
  . "$TEST_HOME/lib/$tested.sh"
done

if [ -z "${LAB_TEST_WORK:-}" ]; then
  [ -e "$JAR" ] || {
    echo "lab test: there is no target/drover.jar; 'mvn -B package' makes it" >&2
    exit 2
  }
  export LAB_TEST_WORK=$LAB_DIR/test
  ! is_alive "$(cat "$LAB_TEST_WORK/pid" 2>/dev/null)" || {
    echo "lab test: another one runs (process $(cat "$LAB_TEST_WORK/pid"))" >&2
    exit 2
  }
  ! mountpoint -q "$LAB_TEST_WORK/full" || umount "$LAB_TEST_WORK/full" # left by a test that was killed
  rm -rf "$LAB_TEST_WORK"
  mkdir -p "$LAB_TEST_WORK"
  WORK=$LAB_TEST_WORK
  echo $$ >"$WORK/pid"
  lab_was_up && running_hosts >"$WORK/found-up"
  trap end_of_test EXIT
  trap 'exit 130' INT TERM
  vital_step "the lab is up" lab_ready
  vital_step "Drover's configuration for the lab; 'drover doctor' finds everything" doctor_content
fi
WORK=$LAB_TEST_WORK
