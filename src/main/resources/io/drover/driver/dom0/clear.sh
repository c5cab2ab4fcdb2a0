# Removes files that hold CONTENT, and says of each whether it was still there.
# Arguments: MARK CONTENT FILE...
mark=$1 content=$2
shift 2
index=0
for file do
  seen=
  { IFS= read -r seen < "$file"; } 2>/dev/null
  if [ "$seen" = "$content" ]; then
    said=$(rm -f "$file" 2>&1)
    if [ -e "$file" ]; then
      echo "$mark left $index $said"
    else
      echo "$mark cleared $index"
    fi
  fi
  index=$((index + 1))
done
