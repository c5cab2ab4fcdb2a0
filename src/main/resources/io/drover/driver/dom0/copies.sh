# Says what Xen holds of a guest, and whose memory is on the move through this Dom0. It changes nothing.
# Arguments: MARK UUID
mark=$1 id=$2
rows=$(xl list -v -c 2>&1)
code=$?
echo "$mark list $code"
[ "$code" = 0 ] || echo "$mark complaint $(printf '%s' "$rows" | tr '\n' ' ')"
printf '%s\n' "$rows" | while IFS= read -r row; do
  case $row in
    "Name "*) echo "$mark head $row" ;;
    *" $id"*) printf '%s row %s\n' "$mark" "$row" ;;
  esac
done
processes=$(ps -axww -o args= 2>&1)
echo "$mark processes $?"
printf '%s\n' "$processes" | while IFS= read -r process; do
  case $process in
    *libxl-save-helper\ --save-domain\ *|*libxl-save-helper\ --restore-domain\ *)
      set -f
      set -- ${process#*libxl-save-helper --}
      echo "$mark helper $4" ;;
  esac
done
echo "$mark end"
