# Ends the process that sends a guest's memory to another host, if it is certain which one that is, and that the guest was not yet asked
# to suspend: libxl that loses its sender while a guest suspends leaves the guest suspended, and libvirtd dies a minute later. It says
# "ended PID", "no WHY" if it did nothing, or "open WHY" if nobody knows yet what comes of it.
# Arguments: MARK UUID PROC TRIES, PROC being where processes are shown
mark=$1 uuid=$2 proc=$3 tries=$4

no() {
  echo "$mark no $*"
  exit 0
}

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

# Sets wanted to Xen's number of the guest, if Xen does not hold it suspended.
running() {
  listed=$(xl list -v 2>&1) || { why="xl list -v says: $listed"; return 1; }
  row=$(printf '%s\n' "$listed" | awk -v id="$uuid" '{ for (i = NF; i > 5; i--) if ($i == id) { print $(i - 5), $(i - 2); next } }')
  set -- $row
  [ $# -eq 2 ] || { why="Xen does not list exactly one domain of that guest there"; return 1; }
  wanted=$1
  case $2 in
    ???s*) why="Xen holds the guest suspended: the copy phase is over"; return 1 ;;
  esac
}

# Whether the process that was stopped was writing to the other host just then. The guest is asked to suspend between two writes, by a
# word to libvirt that the process waits for; so while it writes, it has not asked.
was_writing() {
  call= to=
  { read -r call to rest < "$proc/$1/syscall"; } 2>/dev/null
  case $writes in *" $call "*) [ "$to" = "$(printf '0x%x' "$io")" ] ;; *) return 1 ;; esac
}

ours() { known "$found" && [ "$domid" = "$wanted" ] && [ "$start" = "$from" ]; }

# Stops the process, looks, and lets it go on unless this is the moment.
caught() {
  kill -STOP "$found" 2>/dev/null && sleep 0.1 && was_writing "$found" && running && ours && kill -TERM "$found" 2>/dev/null
  ended=$?
  kill -CONT "$found" 2>/dev/null
  return $ended
}

set -f
[ -e "$proc/self/stat" ] || no "this system does not show its processes under $proc, so none can be told for certain"
# Numbers of write and writev.
case $(uname -m) in
  x86_64 | amd64) writes=' 1 20 ' ;;
  aarch64 | arm64) writes=' 64 66 ' ;;
  *) no "which calls of $(uname -m) write is not known" ;;
esac

running || no "$why"

set +f
named=$(grep -lxs libxl-save-help "$proc"/[0-9]*/comm)
set -f
found= count=0
for comm in $named; do
  process=${comm%/comm}
  if known "${process##*/}" && [ "$domid" = "$wanted" ]; then
    found=${process##*/} count=$((count + 1))
  fi
done
[ $count -gt 0 ] || no "no process there sends domain $wanted: the copy has not begun, or it is over"
[ $count -eq 1 ] || no "$count processes there send domain $wanted, and only one could be right"

known "$found" || no "the process that sends domain $wanted has just ended"
from=$start
owner=
{ IFS= read -r owner < "$proc/$parent/comm"; } 2>/dev/null
case $owner in
  libvirtd | virtxend) ;;
  *) no "process $found, which sends domain $wanted, was started by '$owner' and not by libvirt" ;;
esac
to=$(readlink "$proc/$found/fd/$io")
case $to in
  socket:*) ;;
  *) no "process $found writes domain $wanted to '$to', not to another host" ;;
esac

# Whatever becomes of this shell, the process does not stay stopped.
(sleep 60; kill -CONT "$found") >/dev/null 2>&1 &
guard=$!
trap 'kill -CONT "$found" 2>/dev/null; kill "$guard" 2>/dev/null' EXIT
trap 'exit 1' HUP INT TERM PIPE
why="it was not seen to write to the other host: the guest is being handed over, or the copy has hardly begun"
while ! caught; do
  ours || no "the process that sends domain $wanted has just ended"
  tries=$((tries - 1))
  [ $tries -gt 0 ] || no "$why"
  sleep 0.1
done
seconds=0
while known "$found" && [ "$start" = "$from" ]; do
  seconds=$((seconds + 1))
  if [ $seconds -gt 10 ]; then
    echo "$mark open process $found was told to end, and has not within 10 s"
    exit 0
  fi
  sleep 1
done
echo "$mark ended $found"
