# shellcheck shell=bash
# Steps with their evidence, and the account of them at the end. A step is a function that runs in a shell of its own with
# 'set -e': it fails as soon as a command in it fails. What it prints is its evidence.

readonly SKIPPED=77

say() { printf '\n== %s (%s)\n' "$*" "$(date +%H:%M:%S)"; }

# step NAME FUNCTION [ARGUMENT...]
step() {
  local name=$1 began=$SECONDS status word
  shift
  (
    set -euo pipefail
    "$@"
  ) >"$WORK/evidence" 2>&1 </dev/null
  status=$?
  case $status in
    0) word='ok  ' ;;
    "$SKIPPED") word='skip' ;;
    *) word='FAIL' ;;
  esac
  printf '%s %s (%d s)\n' "$word" "$name" $((SECONDS - began))
  sed 's/^/       /' "$WORK/evidence"
  printf '%s %s\n' "$word" "$name" >>"$WORK/results"
  [ "$status" -eq 0 ] || [ "$status" -eq "$SKIPPED" ]
}

# vital_step: without this one the rest of the part means nothing. (In a condition, 'set -e' would not hold inside the step.)
vital_step() {
  step "$@"
  # shellcheck disable=SC2181
  [ $? -eq 0 ] || {
    echo "     the rest of this part is not tried"
    exit 1
  }
}

# fail MESSAGE: ends the step.
fail() {
  printf 'WRONG: %s\n' "$*" >&2
  exit 1
}

# skip REASON: ends the step; it counts as skipped.
skip() {
  printf 'not tried: %s\n' "$*"
  exit "$SKIPPED"
}

# skip_part NAME REASON: a part of which nothing is tried.
skip_part() {
  printf 'skip %s: %s\n' "$1" "$2"
  printf 'skip %s: %s\n' "$1" "$2" >>"$WORK/results"
}

# same WHAT SEEN WANTED
same() {
  [ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
  printf '%s: %s\n' "$1" "${2:-(nothing)}"
}

# holds WHAT JQ_EXPRESSION FILE [JQ_ARGUMENT...]: the expression is true of the JSON in the file.
holds() {
  local what=$1 expression=$2 file=$3
  shift 3
  jq -e "$@" "$expression" "$file" >/dev/null || {
    head -c 2000 "$file"
    fail "$what: does not hold in the JSON above: $expression"
  }
  printf '%s: yes\n' "$what"
}

# eventually SECONDS WHAT COMMAND...: tries once a second until it succeeds.
eventually() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || fail "$what: not within the time given"
    sleep 1
  done
}

# median: of the numbers on standard input, one a line.
median() { sort -n | awk '{ n[NR] = $1 } END { print NR % 2 ? n[(NR + 1) / 2] : (n[NR / 2] + n[NR / 2 + 1]) / 2 }'; }

# count WORD: how many steps ended so.
count() { grep -c "^$1 " "$WORK/results" || true; }

# end_of_test: cleans up, prints the account and sets the exit code.
end_of_test() {
  local status=$?
  trap '' INT TERM
  clean_up
  say "account after $SECONDS s"
  grep -v '^ok ' "$WORK/results"
  [ "$(count ok)" -gt 0 ] || status=1
  local line
  line="$(count ok) passed, $(count FAIL) failed"
  [ "$(count skip)" -eq 0 ] || line+=", $(count skip) skipped"
  printf '%s\n' "$line"
  rm -f "$WORK/pid"
  if [ "$(count FAIL)" -gt 0 ] && [ "$status" -eq 0 ]; then status=1; fi
  exit "$status"
}
