# shellcheck shell=bash
# Where the guests are, as libvirt and as Xen say it, on every host. Drover is not asked.

# look: lines of "virsh NAME HOST STATE AUTOSTART PERSISTENT" and "xl NAME HOST" of every host that runs, into $WORK/look.
look() {
  local host
  {
    "$LAB" guest list | awk 'NR > 1 { print "virsh", $1, $2, $3, $4, $5 }'
    for host in $(running_hosts); do
      on "$host" 'xl list' | awk -v host="$host" 'NR > 1 && $1 != "Domain-0" { print "xl", $1, host }'
    done
  } | sort >"$WORK/look"
}

# lives_at NAME HOST AUTOSTART: it runs there and only there, defined there and only there. After 'look'.
lives_at() {
  local seen
  seen=$(grep -E "^(virsh|xl) $1 " "$WORK/look" | paste -sd';')
  [ "$seen" = "virsh $1 $2 running $3 yes;xl $1 $2" ] \
    || fail "$1 should run on $2 alone, persistent, autostart $3; seen: ${seen:-nothing}"
  printf '%s\n' "$seen"
}

autostart_of() { if [ "$1" = t-calm ]; then echo yes; else echo no; fi; }

# all_live_at HOST NAME...: each of the guests, and no other, at that host; the other host is empty.
all_live_at() {
  local host=$1 name
  shift
  look
  for name in "$@"; do lives_at "$name" "$host" "$(autostart_of "$name")"; done
  same "guests known to libvirt or Xen anywhere" "$(cut -d' ' -f2 "$WORK/look" | sort -u | paste -sd' ')" \
    "$(printf '%s\n' "$@" | sort | paste -sd' ')"
}

# place_of NAME: the host where it runs.
place_of() { "$LAB" guest list | awk -v name="$1" '$1 == name && $3 == "running" { print $2; exit }'; }

other_host() { if [ "$1" = xen1 ]; then echo xen2; else echo xen1; fi; }
