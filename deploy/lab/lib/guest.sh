# shellcheck shell=bash
# Lab guests: tiny Linux machines whose only work is to show that they live. Their names and addresses are kept in the run folder.

GUEST_DIR=$RUN_DIR/guests
FIRST_ADDRESS=100
LAST_ADDRESS=199

lab_guest() {
  local command=${1:-}
  [ $# -eq 0 ] || shift
  case $command in
    start | list | rate | beats | console | eject | delete) "guest_$command" "$@" ;;
    *) usage_error "guest knows start, list, rate, beats, console, eject and delete, not '$command'" ;;
  esac
}

require_guest_name() {
  [[ ${1:-} =~ ^[a-z][a-z0-9-]{0,29}$ ]] \
    || usage_error "a guest's name is lower-case letters, digits and dashes, at most 30, a letter first; got '${1:-nothing}'"
}

require_up() { is_running "$1" || die "$1 is not running; 'lab status' shows what is"; }

# number_between OPTION VALUE LOW HIGH
number_between() {
  if ! is_number "$2" || [ "$2" -lt "$3" ] || [ "$2" -gt "$4" ]; then
    usage_error "$1 is a number from $3 to $4, not '$2'"
  fi
}

# one_of OPTION VALUE CHOICE...
one_of() {
  local option=$1 value=$2 choice
  shift 2
  for choice in "$@"; do [ "$choice" != "$value" ] || return 0; done
  usage_error "$option is one of: $*; not '$value'"
}

guest_start() {
  local name=${1:-} host='' memory=128 dirty=0 working_set=8 type=pvh autostart=no iso=none disk=shared
  require_guest_name "$name"
  shift
  while [ $# -gt 0 ]; do
    [ "$1" = --autostart ] || option_value "$1" $#
    case $1 in
      --host) host=$2 ;;
      --memory) memory=$2 ;;
      --dirty) dirty=$2 ;;
      --working-set) working_set=$2 ;;
      --type) type=$2 ;;
      --iso) iso=$2 ;;
      --disk) disk=$2 ;;
      --autostart) autostart=yes ;;
      *) usage_error "guest start does not know '$1'; 'lab help' shows what it knows" ;;
    esac
    [ "$1" = --autostart ] || shift
    shift
  done
  require_xen_host "$host"
  number_between --memory "$memory" 96 1536
  number_between --dirty "$dirty" 0 100000
  number_between --working-set "$working_set" 0 $((memory - 90))
  one_of --type "$type" pvh pv hvm
  one_of --iso "$iso" none local shared
  one_of --disk "$disk" shared local
  require_up stor
  require_up "$host"
  start_checked
}

# start_checked: the second half of guest_start, with its variables; nothing has been changed before this.
start_checked() {
  local disk_path=/srv/vm/disks/$name.img iso_path='' xml
  [ "$disk" = shared ] || disk_path=/var/lib/libvirt/images/$name.img
  case $iso in
    local) iso_path=/var/lib/libvirt/images/$name.iso ;;
    shared) iso_path=/srv/vm/iso/$name.iso ;;
  esac
  reserve_address "$name"
  xml=$(guest_xml "$name" "$type" "$memory" "$dirty" "$working_set" "192.168.77.$(cat "$GUEST_DIR/$name")" "$disk_path" "$iso_path")
  printf '%s\n' "$xml" | on_host "$host" "lab-guest start $name $disk_path $autostart $iso_path" || die "$name did not start on $host"
  say "$name runs on $host ($type, $memory MiB, disk $disk_path${iso_path:+, CD-ROM $iso_path})"
}

# reserve_address NAME: the lowest free one; a guest keeps its own while the lab is up.
reserve_address() {
  local address
  mkdir -p "$GUEST_DIR"
  lock_lab
  [ ! -e "$GUEST_DIR/$1" ] || return 0
  for address in $(seq $FIRST_ADDRESS $LAST_ADDRESS); do
    if ! cat "$GUEST_DIR"/* 2>/dev/null | grep -qx "$address"; then
      printf '%s\n' "$address" >"$GUEST_DIR/$1"
      return 0
    fi
  done
  die "all $((LAST_ADDRESS - FIRST_ADDRESS + 1)) guest addresses are in use; 'lab guest delete' frees them"
}

# every_guest: NAME HOST STATE AUTOSTART PERSISTENT, one a line, as each host's libvirt has it.
every_guest() {
  local host
  for host in $(running_hosts); do on_host "$host" 'lab-guest list' </dev/null; done
}

guest_list() {
  [ $# -eq 0 ] || usage_error "guest list takes no arguments, got '$1'"
  { echo 'GUEST HOST STATE AUTOSTART PERSISTENT' && every_guest; } | awk '{ printf "%-20s %-6s %-12s %-10s %s\n", $1, $2, $3, $4, $5 }'
}

# guest_rate NAME PAGES: the storage VM sends it to where the guest's beats come from.
guest_rate() {
  require_guest_name "${1:-}"
  [ $# -eq 2 ] || usage_error "guest rate needs a guest and pages a second"
  number_between PAGES "$2" 0 100000
  require_up stor
  on_host stor "lab-rate $1 $2" || die "$1 did not take the rate"
  say "$1 now dirties $2 pages a second"
}

# guest_console NAME: the last that it said on each host that it ran on.
guest_console() {
  local host
  require_guest_name "${1:-}"
  for host in $(running_hosts); do
    on_host "$host" "lab-guest console $1" </dev/null | sed "s/^/$host: /" || say "$host did not tell"
  done
}

# guest_eject NAME: on the host that runs it.
guest_eject() {
  local host
  require_guest_name "${1:-}"
  host=$(every_guest | awk -v name="$1" '$1 == name && $3 == "running" { print $2; exit }')
  [ -n "$host" ] || die "no running guest '$1'; 'lab guest list' shows all"
  on_host "$host" "lab-guest eject $1" || die "could not eject the CD-ROM of $1"
  say "the CD-ROM of $1 is out"
}

# guest_delete NAME|--all: on all hosts; the disk only after the last host has let go of it.
guest_delete() {
  local host name names
  if [ "${1:-}" = --all ]; then
    mapfile -t names < <(every_guest | cut -d' ' -f1 | sort -u)
  else
    require_guest_name "${1:-}"
    names=("$1")
  fi
  require_up stor
  for name in "${names[@]}"; do
    for host in $(running_hosts); do on_host "$host" "lab-guest delete $name" </dev/null; done
    on_host stor "rm -f /srv/export/disks/$name.img /srv/export/iso/$name.iso /run/beats/$name.*" </dev/null
    rm -f "$GUEST_DIR/$name"
  done
}
