# Says who sends a guest's memory beside libvirt, one line each: "other PID PARENT earlier|later COMMAND", which is what started the process and
# whether it began before libvirt's own. It asks Xen only where two processes send one domain, and changes nothing.
# Arguments: MARK UUID PROC, PROC being where processes are shown
mark=$1 uuid=$2 proc=$3

set -f
[ -e "$proc/self/stat" ] || { echo "$mark unable this system does not show its processes under $proc"; exit 0; }
all_named
sent= twice=
for comm in $named; do
  process=${comm%/comm}
  known "${process##*/}" || continue
  case " $sent " in *" $domid "*) twice=1 ;; esac
  sent="$sent $domid"
done
[ -n "$twice" ] || { echo "$mark end"; exit 0; }
look_up || { echo "$mark unable $why"; exit 0; }
senders "$wanted"
began=
[ -z "$own" ] || { known "${own%% *}" && began=$start; }
for process in $others; do
  [ -n "$began" ] && known "$process" || continue
  when=later
  [ "$start" -gt "$began" ] || when=earlier
  command=$(tr '\000' ' ' 2>/dev/null < "$proc/$parent/cmdline")
  printf '%s other %s %s %s %s\n' "$mark" "$process" "$parent" "$when" "$(printf '%s' "$command" | tr -s '[:cntrl:][:space:]' ' ' | cut -c 1-200)"
done
echo "$mark end"
