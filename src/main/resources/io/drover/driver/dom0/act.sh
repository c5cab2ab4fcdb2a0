# Destroys a copy that Xen holds without running it, lets a paused one run, ends the process that receives one, or restarts the
# toolstack; each only if what is expected is still so. It says "done", "refused WHY" or "failed WHY".
# Arguments: MARK destroy|run-on|end-arrival UUID DOMID TIME, or MARK restart
mark=$1 deed=$2
refuse() {
  echo "$mark refused $1"
  exit 0
}
try() {
  said=$("$@" 2>&1)
  code=$?
  if [ "$code" = 0 ]; then
    echo "$mark done $*"
  else
    echo "$mark failed '$*' ended with $code: $(printf '%s' "$said" | tr '\n' ' ')"
  fi
  exit 0
}
processes=$(ps -axww -o args= 2>&1) || refuse "ps failed: $processes"
case $processes in
  *libxl-save-helper\ --save-domain\ *|*libxl-save-helper\ --restore-domain\ *)
    [ "$deed" = restart ] && refuse "the memory of a guest is on the move through this host" ;;
esac
if [ "$deed" = restart ]; then
  if command -v systemctl >/dev/null 2>&1; then
    for unit in virtxend.service libvirtd.service; do
      systemctl is-active --quiet "$unit" && try systemctl restart "$unit"
    done
    refuse "neither virtxend nor libvirtd is active"
  fi
  try service libvirtd restart
fi
id=$3 wanted=$4 used=$5
rows=$(xl list -v -c 2>&1) || refuse "xl list failed: $rows"
row=$(printf '%s\n' "$rows" | grep -F " $id" | while IFS= read -r line; do
  set -f
  set -- ${line%%" $id"*}
  while [ $# -gt 5 ]; do shift; done
  [ "$1" = "$wanted" ] && echo "$1 $4 $5"
done)
[ -n "$row" ] || refuse "Xen holds no domain $wanted of this guest any more"
set -- $row
state=$2 time=$3
# The process that receives the memory of the domain.
receiver() {
  ps -axww -o pid= -o args= 2>/dev/null | while read -r pid program kind in out domain rest; do
    case $program/$kind/$domain in
      *libxl-save-helper/--restore-domain/"$wanted") echo "$pid" ;;
    esac
  done
}
if [ "$deed" != end-arrival ]; then
  case $processes in
    *libxl-save-helper\ --*-domain\ *\ *\ "$wanted"\ *) refuse "the memory of domain $wanted is on the move" ;;
  esac
fi
case $state in
  -----d|?????d) refuse "domain $wanted is dying ($state)" ;;
  --p*) held=paused ;;
  ---ss*) held=suspended ;;
  *) held=no ;;
esac
if [ "$held" = no ]; then
  case $deed/$state in
    run-on/r*|run-on/-b*|run-on/------) echo "$mark done it runs ($state)"; exit 0 ;;
  esac
  refuse "domain $wanted is $state, neither paused nor suspended"
fi
[ "$time" = "$used" ] || refuse "domain $wanted has used $time s of processor time, and $used s when it was seen"
if [ "$deed" = end-arrival ]; then
  [ "$held" = paused ] || refuse "domain $wanted is $state, not paused"
  process=$(receiver)
  case $process in
    '' | *[!0-9]*) refuse "not exactly one process receives domain $wanted: '$(printf '%s' "$process" | tr '\n' ' ')'" ;;
  esac
  kill -TERM "$process" || refuse "process $process cannot be ended"
  for second in 1 2 3 4 5 6 7 8 9 10; do
    [ "$(receiver)" = "$process" ] || { echo "$mark done process $process has ended"; exit 0; }
    sleep 1
  done
  echo "$mark failed process $process was told to end, and has not within 10 s"
  exit 0
fi
[ "$deed" = destroy ] && try xl destroy "$wanted"
[ "$held" = paused ] && try xl unpause "$wanted"
refuse "domain $wanted is suspended; xl has no command for it before Xen 4.20, and libvirt's is: virsh dompmwakeup"
