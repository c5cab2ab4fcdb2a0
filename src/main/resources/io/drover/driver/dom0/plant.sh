# Writes a canary into each directory: NAME with CONTENT, for this user's eyes only, and only where there is no such file yet.
# Arguments: MARK NAME CONTENT SECONDS DIRECTORY...
mark=$1 name=$2 content=$3 seconds=$4
shift 4
umask 077
set -C
# Should nobody come back to clear up, the files are gone after that time all the same.
(
  trap '' HUP
  waited=0
  while [ "$waited" -lt "$seconds" ]; do
    sleep 5
    waited=$((waited + 5))
    left=
    for directory do
      [ -e "$directory/$name" ] && left=1
    done
    [ -n "$left" ] || [ "$waited" -lt 15 ] || exit 0
  done
  for directory do
    rm -f "$directory/$name"
  done
) >/dev/null 2>&1 &
trap 'for directory do rm -f "$directory/$name"; done; exit 1' HUP INT TERM
index=0
for directory do
  file=$directory/$name
  said=$({ printf '%s\n' "$content" > "$file"; } 2>&1)
  seen=
  { IFS= read -r seen < "$file"; } 2>/dev/null
  if [ "$seen" = "$content" ]; then
    echo "$mark planted $index"
  else
    rm -f "$file" 2>/dev/null
    echo "$mark failed $index $said"
  fi
  index=$((index + 1))
done
