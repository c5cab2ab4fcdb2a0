# Ends the process that sends a guest's memory to another host, if it is certain which one that is, and that the guest was not yet asked
# to suspend: libxl that loses its sender while a guest suspends leaves the guest suspended, and libvirtd dies a minute later. It says
# "ended PID", "no WHY" if it did nothing, or "open WHY" if nobody knows yet what comes of it.
# Whatever else sends the guest is none of libvirt's, and is left alone.
# Arguments: MARK UUID PROC TRIES, PROC being where processes are shown
mark=$1 uuid=$2 proc=$3 tries=$4

no() {
  echo "$mark no $*"
  exit 0
}

# Whether Xen holds the guest and does not hold it suspended.
running() {
  look_up || return 1
  case $state in
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

ours() { senders "$wanted" && [ "$own" = "$found" ] && known "$found" && [ "$start" = "$from" ]; }

# Told to end, it turns off Xen's log of the pages that the guest dirties. Somebody else who sends the guest too would take the log for empty
# from then on, and what he sends would not be whole: then it has to end without another step.
end_it() {
  signal=TERM
  [ -z "$others" ] || signal=KILL
  kill -$signal "$found" 2>/dev/null
}

# Stops the process, looks, and lets it go on unless this is the moment.
caught() {
  kill -STOP "$found" 2>/dev/null && sleep 0.1 && was_writing "$found" && running && ours && end_it
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

senders "$wanted"
set -- $own
[ $# -le 1 ] || no "$# processes of libvirt send domain $wanted, and only one could be right"
if [ $# -eq 0 ]; then
  set -- $others
  [ $# -eq 0 ] && no "no process there sends domain $wanted: the copy has not begun, or it is over"
  known "$1" && by_libvirt
  no "process $1, which sends domain $wanted, was started by '$owner' and not by libvirt"
fi
found=$1
known "$found" || no "the process that sends domain $wanted has just ended"
from=$start
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
