# Ends the process that sends a guest's memory to another host, if it is certain which one that is. It says "ended PID", "no WHY" if it
# did nothing, or "open WHY" if nobody knows yet what comes of it.
# Arguments: MARK UUID PROC, the last being where processes are shown
mark=$1 uuid=$2 proc=$3

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

set -f
[ -e "$proc/self/stat" ] || no "this system does not show its processes under $proc, so none can be told for certain"
listed=$(xl list -v 2>&1) || no "xl list -v says: $listed"
row=$(printf '%s\n' "$listed" | awk -v id="$uuid" '{ for (i = NF; i > 5; i--) if ($i == id) { print $(i - 5), $(i - 2); next } }')
set -- $row
[ $# -eq 2 ] || no "Xen does not list exactly one domain of that guest there"
wanted=$1
case $2 in
  ???s*) no "Xen holds the guest suspended: the copy phase is over" ;;
esac

found= count=0
set +f
for each in "$proc"/[0-9]*; do
  comm=
  { IFS= read -r comm < "$each/comm"; } 2>/dev/null
  [ "$comm" = libxl-save-help ] || continue
  set -f
  if known "${each##*/}" && [ "$domid" = "$wanted" ]; then
    found=${each##*/} count=$((count + 1))
  fi
  set +f
done
set -f
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

known "$found" && [ "$domid" = "$wanted" ] && [ "$start" = "$from" ] ||
  no "the process that sends domain $wanted has just ended"
said=$(kill -TERM "$found" 2>&1) || no "process $found cannot be ended: $said"
tries=0
while known "$found" && [ "$start" = "$from" ]; do
  tries=$((tries + 1))
  if [ $tries -gt 10 ]; then
    echo "$mark open process $found was told to end, and has not within 10 s"
    exit 0
  fi
  sleep 1
done
echo "$mark ended $found"
