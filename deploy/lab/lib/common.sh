# shellcheck shell=bash
# Messages, locking and the checks that every command shares.

say() { printf '%s %s\n' "$(date +%H:%M:%S)" "$*"; }

warn() { printf 'lab: %s\n' "$*" >&2; }

die() {
  warn "$*"
  exit 1
}

# usage_error MESSAGE: the command line is wrong, nothing was done.
usage_error() {
  warn "$*"
  exit 2
}

require_root() {
  [ "$(id -u)" -eq 0 ] || die "must run as root: it boots machines on ports below 1024 and sets a route"
}

# One command at a time may change the lab. The descriptor is closed for the machines it starts (see vm.sh).
lock_lab() {
  mkdir -p "$LAB_DIR"
  exec 9>"$LAB_DIR/lock"
  flock -w 900 9 || die "another lab command has held $LAB_DIR/lock for 15 minutes"
}

# is_number TEXT: a whole number without sign, at most nine digits.
is_number() { [[ $1 =~ ^[0-9]{1,9}$ ]]; }

# option_value OPTION COUNT: fails unless an argument follows the option.
option_value() {
  [ "$2" -ge 2 ] || usage_error "$1 needs a value"
}

# wait_until SECONDS WHAT COMMAND...: polls once a second; says what it waited for when time is up.
wait_until() {
  local deadline=$((SECONDS + $1)) what=$2
  shift 2
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || die "gave up waiting for $what; console logs are in $LOG_DIR"
    sleep 1
  done
}

# stable_uuid TEXT: the same UUID for the same text (name-based, version 5 layout).
stable_uuid() {
  local h
  h=$(printf 'drover-lab/%s' "$1" | sha1sum)
  printf '%s-%s-5%s-a%s-%s\n' "${h:0:8}" "${h:8:4}" "${h:13:3}" "${h:17:3}" "${h:20:12}"
}
