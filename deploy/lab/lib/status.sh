# shellcheck shell=bash
# What runs, where it answers and what it uses.

lab_status() {
  case "$*" in
    '') print_status ;;
    '-o json') status_json ;;
    *) usage_error "status knows only -o json, not '$*'" ;;
  esac
}

# answers NAME: yes or no, from outside.
answers() {
  local question=libvirt_answers
  [ "$1" != stor ] || question=ssh_answers
  if is_running "$1" && "$question" "$(outer_address "$1")"; then echo yes; else echo no; fi
}

# memory_mib PID: what the process holds; 0 without one.
memory_mib() {
  if [ "${1:-0}" = 0 ]; then echo 0; else awk '/^VmRSS/ { printf "%d\n", $2 / 1024 }' "/proc/$1/status"; fi
}

print_status() {
  local name pid format='%-6s %-8s %-8s %-8s %-30s %s\n'
  any_running || {
    echo "the lab is down; 'lab up' starts it"
    return 0
  }
  # shellcheck disable=SC2059
  printf "$format" NAME PROCESS 'MIB USED' ANSWERS 'FROM HERE' 'FROM THE OTHER HOSTS'
  for name in $(all_hosts) stor; do
    [ -e "$(disk_file "$name")" ] || continue
    pid=$(pid_of "$name") || pid=
    # shellcheck disable=SC2059
    printf "$format" "$name" "${pid:-off}" "$(memory_mib "$pid")" "$(answers "$name")" \
      "$(outer_uri "$name")" "$(inner_uri "$name")"
  done
  echo "migrations go to tcp://$(inner_address xen1 | sed 's/1$/N/'); ssh key $SSH_DIR/id_ed25519; consoles in $LOG_DIR"
}

outer_uri() { if [ "$1" = stor ]; then echo "ssh root@$(outer_address stor)"; else echo "xen+tcp://$(outer_address "$1")/system"; fi; }

inner_uri() { if [ "$1" = stor ]; then echo "nfs stor:/"; else echo "xen+tcp://$(inner_address "$1")/system"; fi; }

status_json() {
  local name pid
  for name in $(all_hosts) stor; do
    [ -e "$(disk_file "$name")" ] || continue
    pid=$(pid_of "$name") || pid=0
    jq -nc --arg name "$name" --argjson pid "$pid" --argjson mib "$(memory_mib "$pid")" --arg answers "$(answers "$name")" \
      --arg address "$(outer_address "$name")" --arg inner "$(inner_address "$name")" \
      --arg uri "$(outer_uri "$name")" --arg peer "$(inner_uri "$name")" --argjson port "$SSH_PORT" \
      '{name: $name, running: ($pid != 0), pid: $pid, memory_mib: $mib, answers: ($answers == "yes"), address: $address, ssh_port: $port,
        inner_address: $inner}
       + (if $name == "stor" then {} else {control_uri: $uri, peer_uri: $peer, migration_uri: ("tcp://" + $inner)} end)'
  done | jq -s --arg key "$SSH_DIR/id_ed25519" --arg known "$SSH_DIR/known_hosts" '{machines: ., ssh_key: $key, known_hosts: $known}'
}
