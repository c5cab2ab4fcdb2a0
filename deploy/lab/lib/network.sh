# shellcheck shell=bash
# The outer machine's side of the network: which ports are free, and a route that keeps the inner addresses inside.

# set_route: connections to inner addresses fail on the outer machine instead of leaving it by the default route.
set_route() {
  local present
  present=$(ip -4 route show "$INNER_NET")
  case $present in
    "unreachable $INNER_NET"*) return 0 ;;
    '') ip route add unreachable "$INNER_NET" || die "could not set the route 'unreachable $INNER_NET'" ;;
    *) die "this machine already has a network $INNER_NET ($present), which the lab uses inside; the lab cannot run here" ;;
  esac
  : >"$RUN_DIR/route-set"
}

clear_route() {
  [ -e "$RUN_DIR/route-set" ] || return 0
  ip route del unreachable "$INNER_NET" 2>/dev/null || true
  rm -f "$RUN_DIR/route-set"
}

# require_free_ports NAME: another server on the same loopback address would get the lab's connections, or keep QEMU from starting.
require_free_ports() {
  local address port taken
  address=$(outer_address "$1")
  for port in "$SSH_PORT" "$LIBVIRT_PORT"; do
    taken=$(ss -Hltn "sport = :$port" | awk -v a="$address:$port" -v any="0.0.0.0:$port" -v star="*:$port" \
      '$4 == a || $4 == any || $4 == star { print $4; exit }')
    [ -z "$taken" ] || die "port $port of $address is taken (something listens on $taken); end it$(port_advice "$port")"
  done
}

port_advice() {
  [ "$1" != "$SSH_PORT" ] || printf ', or choose another with DROVER_LAB_SSH_PORT=2222'
}

lab_link() {
  [ $# -eq 2 ] || usage_error "link needs a host and off or on, as in 'lab link xen2 off'"
  require_xen_host "$1"
  case $2 in
    on | off) ;;
    *) usage_error "link is off or on, not '$2'" ;;
  esac
  require_root
  is_running "$1" || die "$1 is not running; 'lab status' shows what is"
  monitor "$1" "set_link lan0 $2"
  say "$1's cable is $([ "$2" = on ] && echo plugged || echo pulled)"
}
