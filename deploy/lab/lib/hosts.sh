# shellcheck shell=bash
# Commands for the machines as a whole: up, down, stop, start, reboot, ssh, test.

lab_up() {
  local wanted=$MIN_HOSTS
  while [ $# -gt 0 ]; do
    case $1 in
      --hosts)
        option_value "$1" $#
        wanted=$2
        shift 2
        ;;
      *) usage_error "up knows only --hosts N, not '$1'" ;;
    esac
  done
  if ! is_number "$wanted" || [ "$wanted" -lt "$MIN_HOSTS" ] || [ "$wanted" -gt "$MAX_HOSTS" ]; then
    usage_error "--hosts is a number from $MIN_HOSTS to $MAX_HOSTS, not '$wanted'"
  fi
  require_root
  lock_lab
  local began=$SECONDS hosts
  ensure_tools
  ensure_running_image
  mapfile -t hosts < <(all_hosts | head -n "$wanted")
  boot stor "${hosts[@]}"
  say "the lab is up after $((SECONDS - began)) s"
  print_status
}

# ensure_running_image: a lab that runs keeps the images it was started from; otherwise they are made as needed and all disks are new.
ensure_running_image() {
  mkdir -p "$RUN_DIR" "$LOG_DIR"
  if any_running; then
    [ "$(readlink "$RUN_DIR/images")" = "$(image_dir)" ] \
      || say "the lab runs from images of other versions of its files; 'lab down' and 'lab up' renew it"
    return 0
  fi
  ensure_image
  forget_disks
  ln -sfn "$(image_dir)" "$RUN_DIR/images"
}

forget_disks() {
  rm -f "$RUN_DIR"/*.qcow2 "$RUN_DIR"/*.pid "$RUN_DIR"/*.monitor "$RUN_DIR"/*.sock
  rm -rf "$RUN_DIR/guests"
}

# boot NAME...: powers on those that are off, all at once, and waits until each is of use.
boot() {
  local name began=$SECONDS
  set_route
  for name in "$@"; do
    is_running "$name" && continue
    require_free_ports "$name"
    say "powering on $name ($(outer_address "$name"))"
    power_on "$name"
  done
  for name in "$@"; do
    wait_until "$BOOT_TIMEOUT" "$name to be ready" is_ready "$name"
    say "$name is ready ($((SECONDS - began)) s)"
  done
}

lab_down() {
  [ $# -eq 0 ] || usage_error "down takes no arguments, got '$1'"
  require_root
  lock_lab
  local name
  for name in $(all_hosts) stor; do
    is_running "$name" || continue
    power_off "$name"
    say "$name is off"
  done
  clear_route
  forget_disks
  say "the lab is down; images and logs stay in $LAB_DIR"
}

lab_stop() {
  [ $# -eq 1 ] || usage_error "stop needs one host"
  require_xen_host "$1"
  require_root
  lock_lab
  is_running "$1" || die "$1 is not running; 'lab status' shows what is"
  power_off "$1"
  say "$1 lost power; 'lab start $1' powers it on again"
}

lab_start() {
  [ $# -eq 1 ] || usage_error "start needs one host"
  require_xen_host "$1"
  require_root
  lock_lab
  is_running stor || die "the lab is not up; 'lab up' starts it"
  ! is_running "$1" || die "$1 is running already"
  boot "$1"
}

lab_reboot() {
  [ $# -eq 1 ] || usage_error "reboot needs one host"
  require_xen_host "$1"
  require_root
  lock_lab
  local before began=$SECONDS
  is_running "$1" || die "$1 is not running; 'lab start $1' powers it on"
  before=$(ready_count "$1")
  on_host "$1" 'systemctl reboot' || true
  say "$1 reboots"
  wait_until "$BOOT_TIMEOUT" "$1 to be ready again" is_ready "$1" $((before + 1))
  say "$1 is ready again ($((SECONDS - began)) s)"
}

# on_host NAME COMMAND: the command is text for the remote shell; callers quote what goes into it.
on_host() {
  ssh -F none -i "$SSH_DIR/id_ed25519" -p "$SSH_PORT" -o UserKnownHostsFile="$SSH_DIR/known_hosts" -o StrictHostKeyChecking=yes \
    -o ConnectTimeout=120 -o ServerAliveInterval=15 -o ServerAliveCountMax=4 -o LogLevel=ERROR "root@$(outer_address "$1")" "${@:2}"
}

lab_ssh() {
  [ $# -ge 1 ] || usage_error "ssh needs a host (xen1 to xen$MAX_HOSTS, or stor)"
  host_index "$1" >/dev/null
  is_running "$1" || die "$1 is not running; 'lab status' shows what is"
  on_host "$@"
}

lab_test() {
  local name=${1:-all}
  { [[ $name =~ ^[a-z][a-z0-9-]*$ ]] && [ -x "$LAB_HOME/test/$name.sh" ]; } \
    || usage_error "no test '$name'; there are: $(cd "$LAB_HOME/test" && printf '%s ' ./*.sh | sed 's#\./##g; s/\.sh//g')"
  [ $# -eq 0 ] || shift
  LAB="$LAB_HOME/lab" "$LAB_HOME/test/$name.sh" "$@"
}
