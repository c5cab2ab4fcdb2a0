# What scripts about processes that send a guest's memory have in common: functions over $proc, where processes are shown, and $uuid.

# Sets io, domid, parent and start for a process, if it is exactly what libxl starts to save a domain.
known() {
  io= domid= parent= start= stat=
  said=$(tr '\000' ' ' 2>/dev/null < "$proc/$1/cmdline")
  { IFS= read -r stat < "$proc/$1/stat"; } 2>/dev/null
  set -- $said
  [ "${1##*/}" = libxl-save-helper ] && [ "$2" = --save-domain ] && [ $# -ge 5 ] || return 1
  io=$3 domid=$5
  set -- ${stat##*) }
  parent=$2 start=${20}
  case $io$domid$parent$start in *[!0-9]*) return 1 ;; esac
  [ -n "$io" ] && [ -n "$domid" ] && [ -n "$parent" ] && [ -n "$start" ]
}

# Sets owner to what started the process that was known last, and says whether that is libvirt.
by_libvirt() {
  owner=
  { IFS= read -r owner < "$proc/$parent/comm"; } 2>/dev/null
  case $owner in libvirtd | virtxend) ;; *) return 1 ;; esac
}

# Sets named to all processes that could be such: a few reads for each process of the host, and no process more but one.
all_named() {
  set +f
  named=$(grep -lxs libxl-save-help "$proc"/[0-9]*/comm)
  set -f
}

# Sets own to the processes of libvirt that send a domain, and others to those that somebody else started.
senders() {
  own= others=
  all_named
  for comm in $named; do
    process=${comm%/comm}
    process=${process##*/}
    if known "$process" && [ "$domid" = "$1" ]; then
      if by_libvirt; then own="$own $process"; else others="$others $process"; fi
    fi
  done
  own=${own# } others=${others# }
}

# Sets wanted to Xen's number of the guest and state to its flags, or why.
look_up() {
  listed=$(xl list -v 2>&1) || { why="xl list -v says: $listed"; return 1; }
  row=$(printf '%s\n' "$listed" | awk -v id="$uuid" '{ for (i = NF; i > 5; i--) if ($i == id) { print $(i - 5), $(i - 2); next } }')
  set -- $row
  [ $# -eq 2 ] || { why="Xen does not list exactly one domain of that guest there"; return 1; }
  wanted=$1 state=$2
}
