# shellcheck shell=bash disable=SC2034
# Every number and address of the lab, in one place.

LAB_DIR=${DROVER_LAB_DIR:-/var/tmp/drover-lab}
case $LAB_DIR in
  /*) ;;
  *) die "DROVER_LAB_DIR must be an absolute path, not '$LAB_DIR'" ;;
esac
SSH_PORT=${DROVER_LAB_SSH_PORT:-22}
{ is_number "$SSH_PORT" && [ "$SSH_PORT" -ge 1 ] && [ "$SSH_PORT" -le 65535 ]; } \
  || die "DROVER_LAB_SSH_PORT must be a port number (1 to 65535), not '$SSH_PORT'"
LIBVIRT_PORT=16509

CACHE_DIR=$LAB_DIR/cache
RUN_DIR=$LAB_DIR/run
LOG_DIR=$LAB_DIR/log
SSH_DIR=$LAB_DIR/ssh

SUITE=bookworm
MIN_HOSTS=2
MAX_HOSTS=4
HOST_MEMORY_MIB=3072
DOM0_MEMORY_MIB=1024
STOR_MEMORY_MIB=768
IMAGE_SIZE=6G

# Outside: loopback only. Inside: a network that only the machines' own hub carries.
INNER_NET=192.168.77.0/24
INNER_MTU=9000
BEAT_PORT=7700
RATE_PORT=7701
BOOT_TIMEOUT=600

all_hosts() { printf 'xen%s\n' $(seq 1 "$MAX_HOSTS"); }

# host_index HOST: 1 to 4, or 10 for the storage VM; fails with a message on any other name.
host_index() {
  case $1 in
    xen[1-4]) printf '%s\n' "${1#xen}" ;;
    stor) printf '10\n' ;;
    *) usage_error "unknown host '$1'; hosts are xen1 to xen$MAX_HOSTS, and stor for storage" ;;
  esac
}

outer_address() { printf '127.0.1.%s\n' "$(host_index "$1")"; }

inner_address() { printf '192.168.77.%s\n' "$(host_index "$1")"; }

# require_xen_host NAME: the argument names one of the Xen hosts, not the storage VM.
require_xen_host() {
  [[ ${1:-} =~ ^xen[1-4]$ ]] || usage_error "needs a Xen host (xen1 to xen$MAX_HOSTS), got '${1:-nothing}'"
}
