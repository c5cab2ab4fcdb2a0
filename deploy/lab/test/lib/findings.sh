# shellcheck shell=bash
# What the checks find, and the commands that they advise. The answer of the last 'drover check -o json' or 'drover doctor HOST -o json'
# is in $WORK/out.

# finding ID FILTER: a part of one finding.
finding() { jq -r --arg id "$1" "[.findings[] | select(.check == \$id)][0] | $2" "$WORK/out"; }

# found ID VERDICT TEXT: this check gave this verdict, and its evidence holds the text.
found() {
  local verdict evidence
  verdict=$(finding "$1" .verdict)
  evidence=$(finding "$1" .evidence)
  printf '%s %s: %s\n' "$1" "$verdict" "$evidence"
  [ "$verdict" = "$2" ] || fail "$1 is $verdict, not $2"
  grep -qF -- "$3" <<<"$evidence" || fail "its evidence does not say '$3'"
}

# passes ID...: these checks pass now.
passes() {
  local id verdict
  for id in "$@"; do
    verdict=$(finding "$id" .verdict)
    printf '%s %s: %s\n' "$id" "$verdict" "$(finding "$id" .evidence)"
    [ "$verdict" = PASS ] || fail "$id is $verdict, not PASS"
  done
}

# do_as_told ID HOST PATTERN: runs on a host, word for word, the command of the remedy that matches; there must be exactly one.
do_as_told() {
  local command
  command=$(finding "$1" '.remedy.commands[]?' | grep -E -- "$3" || true)
  [ "$(grep -c . <<<"$command")" = 1 ] || fail "the remedy of $1 has not one command like '$3': $(finding "$1" .remedy)"
  printf 'on %s: %s\n' "$2" "$command"
  on "$2" "LIBVIRT_DEFAULT_URI=xen:///system; export LIBVIRT_DEFAULT_URI; $command"
}

# ask CODE GUEST HOST: 'drover check' by a configuration that has logins to the Dom0s; the answer is kept.
ask() {
  (expect_drover "$1" check "$2" --to "$3" -o json --server "$(dom0_url)") >"$WORK/asked" || {
    head -n 1 "$WORK/asked"
    jq -r '.findings[] | select(.holds) | "\(.check) \(.verdict): \(.evidence)"' "$WORK/out"
    fail "the exit code is not $1"
  }
  cat "$WORK/asked"
}
