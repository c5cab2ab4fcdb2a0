# Looks for canaries, then listens for one connection in a process that ends by itself.
# Arguments: MARK ADDRESS HELLO REPLY SECONDS FIRST-PORT LAST-PORT PYTHON PERL CONTENT FILE...
mark=$1 address=$2 hello=$3 reply=$4 seconds=$5 first=$6 last=$7 python=$8 perl=$9
shift 9
content=$1
shift
# What another host wrote may take a moment to show: each name is looked up again, for three seconds at most.
try=0
found=' '
while [ "$#" -gt 0 ]; do
  index=0
  missing=
  for file do
    case $found in
      *" $index "*) ;;
      *)
        seen=
        { IFS= read -r seen < "$file"; } 2>/dev/null
        if [ "$seen" = "$content" ]; then
          found="$found$index "
          echo "$mark read $index"
        else
          missing=1
        fi
        ;;
    esac
    index=$((index + 1))
  done
  [ -n "$missing" ] && [ "$try" -lt 3 ] || break
  try=$((try + 1))
  sleep 1
done
index=0
for file do
  case $found in
    *" $index "*) ;;
    *)
      said=$(ls -d "${file%/*}/." 2>&1 >/dev/null)
      if [ -e "$file" ]; then
        echo "$mark named $index"
      elif [ -n "$said" ]; then
        echo "$mark closed $index $said"
      else
        echo "$mark absent $index"
      fi
      ;;
  esac
  index=$((index + 1))
done
for tool in python3 python3.13 python3.12 python3.11 python3.10 python3.9 perl; do
  command -v "$tool" >/dev/null 2>&1 || continue
  case $tool in
    perl) said=$(perl -e "$perl" "$address" "$hello" "$reply" "$seconds" "$first" "$last" 2>&1) ;;
    *) said=$("$tool" -c "$python" "$address" "$hello" "$reply" "$seconds" "$first" "$last" 2>&1) ;;
  esac
  case $said in
    listening* | refused*)
      echo "$mark $said"
      return 0
      ;;
  esac
done
echo "$mark deaf"
