# Tries to reach another host: its listener, its login, and how large a packet gets there whole.
# Arguments: MARK ADDRESS PORT HELLO PYTHON PERL LOGIN; PORT is - where nobody listens.
mark=$1 address=$2 port=$3 hello=$4 python=$5 perl=$6 login=$7
one_line() {
  printf '%s' "$*" | tr -s '[:cntrl:][:space:]' ' ' | cut -c 1-400
}

# A tool that failed for another reason says nothing about the way.
network_failure() {
  case $1 in
    *refused* | *'timed out'* | *unreachable* | *'No route'* | *'prohibited'* | *'reset by peer'*) echo "failed $1" ;;
  esac
}

knock() {
  for tool in python3 python3.13 python3.12 python3.11 python3.10 python3.9 perl bash nc; do
    command -v "$tool" >/dev/null 2>&1 || continue
    case $tool in
      python*) said=$("$tool" -c "$python" "$address" "$port" "$hello" 2>&1) ;;
      perl) said=$(perl -e "$perl" "$address" "$port" "$hello" 2>&1) ;;
      bash)
        command -v timeout >/dev/null 2>&1 || continue
        said=$(timeout 8 bash -c 'exec 3<>"/dev/tcp/$1/$2" || exit 1
          printf "%s\n" "$3" >&3
          IFS= read -r -t 5 heard <&3
          printf "answered %s\n" "$heard"' bash "$address" "$port" "$hello" 2>&1)
        case $? in
          0) ;;
          124) said='failed timed out' ;;
          *) said=$(network_failure "$said") ;;
        esac
        ;;
      nc)
        # What it hears goes to the one, what it says of the connection to the other.
        heard=$({ printf '%s\n' "$hello" | nc -v -w 5 "$address" "$port"; } 2>/dev/null)
        if [ -n "$heard" ]; then
          said="answered $heard"
        else
          said=$(network_failure "$({ printf '%s\n' "$hello" | nc -v -w 5 "$address" "$port"; } 2>&1)")
        fi
        ;;
    esac
    case $said in
      answered* | failed*)
        echo "$mark port $(one_line "$said")"
        return
        ;;
    esac
  done
  echo "$mark port unable"
}

enter() {
  if ! command -v ssh >/dev/null 2>&1; then
    echo "$mark login none"
    return
  fi
  patience=
  command -v timeout >/dev/null 2>&1 && patience='timeout 20'
  said=$($patience ssh -n -o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -o UpdateHostKeys=no \
    -o ServerAliveInterval=3 -o ServerAliveCountMax=2 "root@$login" true 2>&1 >/dev/null)
  code=$?
  echo "$mark login $code $(one_line "$said")"
}

ping_whole() {
  case $(uname -s) in
    FreeBSD) ping "$version" -n -c 2 -i 0.3 -t 2 -D -s "$1" "$address" ;;
    *) ping "$version" -n -c 2 -i 0.3 -W 1 -M do -s "$1" "$address" ;;
  esac
}

interface_mtu() {
  case $(uname -s) in
    FreeBSD)
      device=$(route -n get "$address" 2>/dev/null | sed -n 's/.*interface: *//p')
      [ -n "$device" ] && ifconfig "$device" 2>/dev/null | sed -n 's/.*mtu \([0-9]*\).*/\1/p'
      ;;
    *)
      device=$(ip -o route get "$address" 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p')
      [ -n "$device" ] && cat "/sys/class/net/$device/mtu" 2>/dev/null
      ;;
  esac
}

measure() {
  if ! command -v ping >/dev/null 2>&1; then
    echo "$mark mtu none"
    return
  fi
  # What the IP and ICMP headers take.
  case $address in
    *:*) headers=48 version=-6 ;;
    *) headers=28 version=-4 ;;
  esac
  if ! said=$(ping_whole 56 2>&1); then
    echo "$mark mtu silent $(one_line "$said")"
    return
  fi
  most=$(interface_mtu)
  case $most in
    '' | *[!0-9]*) most=9000 ;;
  esac
  [ "$most" -gt 9000 ] && most=9000
  tried=
  for size in "$most" 9000 1500 1400 1280 576; do
    [ "$size" -gt "$most" ] || [ "$size" = "$tried" ] && continue
    tried=$size
    if ping_whole $((size - headers)) >/dev/null 2>&1; then
      echo "$mark mtu passed $size"
      return
    fi
  done
  echo "$mark mtu silent only packets of less than 576 bytes arrive"
}

[ "$port" = - ] || knock
enter
measure
