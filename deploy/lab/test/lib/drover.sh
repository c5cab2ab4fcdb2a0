# shellcheck shell=bash
# Drover's own command line, as a user starts it.

# drover ARGUMENT...: at most ten minutes.
drover() { DROVER_JAR=$JAR timeout --kill-after=10 600 "$TEST_HOME/../../drover" "$@"; }

# expect_drover CODE ARGUMENT...: runs it, keeps what it prints in $WORK/out and $WORK/err, and requires the exit code.
expect_drover() {
  local wanted=$1 status=0
  shift
  printf '$ drover %s' "$*"
  drover "$@" >"$WORK/out" 2>"$WORK/err" || status=$?
  printf '  -> exit code %d\n' "$status"
  if [ "$status" -ne "$wanted" ]; then
    tail -n 20 "$WORK/out" "$WORK/err"
    fail "exit code $status, not $wanted"
  fi
}

# told TEXT...: its message to people holds each of these texts, whatever the case, and no stack trace.
told() {
  local text
  ! grep -qE '^\s+at [a-z]+\.|Exception in thread|this is a bug' "$WORK/err" || {
    head -n 20 "$WORK/err"
    fail "it printed a stack trace or called it a bug"
  }
  for text in "$@"; do
    grep -qiF -- "$text" "$WORK/err" "$WORK/out" || {
      cat "$WORK/err"
      fail "its message does not name '$text'"
    }
  done
  awk 'NF && shown++ < 4' "$WORK/err"
}
