# shellcheck shell=bash
# Does a machine answer? QEMU's forwarder accepts connections for a dead machine too, so ask and wait for the answer.

# libvirt_answers ADDRESS: sends libvirt's first call (program 0x20008086, version 1, REMOTE_PROC_AUTH_LIST = 66) and waits for a reply's
# four bytes of length.
libvirt_answers() {
  local reply
  reply=$(
    exec 3<>"/dev/tcp/$1/$LIBVIRT_PORT" || exit 0
    printf '\0\0\0\034\040\0\200\206\0\0\0\001\0\0\0\102\0\0\0\0\0\0\0\0\0\0\0\0' >&3
    timeout 5 head -c 4 <&3 | od -An -tx1
  ) 2>/dev/null || true
  [ -n "$reply" ]
}

ssh_answers() {
  local banner
  banner=$(
    exec 3<>"/dev/tcp/$1/$SSH_PORT" || exit 0
    timeout 5 head -c 4 <&3
  ) 2>/dev/null || true
  [ "$banner" = SSH- ]
}

# ready_count NAME: how often this machine has said on its console that it is ready, since it was powered on.
ready_count() { grep -ac 'lab: ready' "$(console_log "$1")" 2>/dev/null || true; }

# is_ready NAME [COUNT]: it has said so at least COUNT times (once unless told), and it answers from outside too.
is_ready() {
  is_running "$1" || die "$1 ended while it booted; see $(qemu_log "$1") and $(console_log "$1")"
  [ "$(ready_count "$1")" -ge "${2:-1}" ] || return 1
  case $1 in
    stor) ssh_answers "$(outer_address "$1")" ;;
    *) libvirt_answers "$(outer_address "$1")" ;;
  esac
}
