# shellcheck shell=bash disable=SC2054
# (QEMU options carry commas.)
# One QEMU process a machine: its files, its command line, its start and its end.

pid_file() { printf '%s/%s.pid\n' "$RUN_DIR" "$1"; }
disk_file() { printf '%s/%s.qcow2\n' "$RUN_DIR" "$1"; }
monitor_socket() { printf '%s/%s.monitor\n' "$RUN_DIR" "$1"; }
cable_socket() { printf '%s/cable%s.sock\n' "$RUN_DIR" "$1"; }
console_log() { printf '%s/%s.console.log\n' "$LOG_DIR" "$1"; }
qemu_log() { printf '%s/%s.qemu.log\n' "$LOG_DIR" "$1"; }

# pid_of NAME: the machine's process, if it lives and really is this lab's QEMU: a number may have been given to another since.
pid_of() {
  local pid
  pid=$(cat "$(pid_file "$1")" 2>/dev/null) || return 1
  [ -n "$pid" ] && tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF "$(pid_file "$1")" && printf '%s\n' "$pid"
}

is_running() { pid_of "$1" >/dev/null; }

any_running() {
  local name
  for name in stor $(all_hosts); do
    if is_running "$name"; then return 0; fi
  done
  return 1
}

running_hosts() {
  local name
  for name in $(all_hosts); do
    if is_running "$name"; then printf '%s\n' "$name"; fi
  done
}

# kernel_arguments NAME ROLE: for Linux, on a host that is Dom0.
kernel_arguments() {
  printf 'root=/dev/vda net.ifnames=0 mitigations=off quiet systemd.show_status=0 systemd.hostname=%s systemd.machine_id=%s lab.role=%s lab.index=%s' \
    "$1" "$(stable_uuid "machine/$1" | tr -d -)" "$2" "$(host_index "$1")"
}

# stor_options: a plain Linux, with the hub that all cables end in.
stor_options() {
  local images=$1 index
  options+=(-m "$STOR_MEMORY_MIB" -cpu 'qemu64' -kernel "$images/vmlinux" -initrd "$images/initrd"
    -append "console=ttyS0 $(kernel_arguments stor stor)"
    -netdev hubport,id=lan0,hubid=0)
  for index in $(seq 1 "$MAX_HOSTS"); do
    options+=(-netdev "stream,id=cable$index,server=on,addr.type=unix,addr.path=$(cable_socket "$index")"
      -netdev "hubport,id=port$index,hubid=0,netdev=cable$index")
  done
}

# host_options: Xen as a multiboot kernel, Dom0's kernel and initrd as its modules. QEMU wants commas doubled in there.
host_options() {
  local name=$1 images=$2 arguments
  arguments="console=hvc0 $(kernel_arguments "$name" host)"
  options+=(-m "$HOST_MEMORY_MIB" -cpu 'qemu64,+svm,+npt' -kernel "$images/xen"
    -append "console=com1 com1=115200,8n1 dom0_mem=${DOM0_MEMORY_MIB}M,max:${DOM0_MEMORY_MIB}M spec-ctrl=no xpti=no watchdog=0 bootscrub=no"
    -initrd "$images/vmlinux ${arguments//,/,,},$images/initrd"
    -netdev "stream,id=lan0,server=off,addr.type=unix,addr.path=$(cable_socket "$(host_index "$name")")")
}

# power_on NAME: with the disk it has, or a fresh one.
power_on() {
  local name=$1 images address options
  images=$(readlink "$RUN_DIR/images") || die "no images are chosen yet; 'lab up' does that"
  address=$(outer_address "$name")
  [ -e "$(disk_file "$name")" ] \
    || qemu-img create -q -f qcow2 -b "$images/root.img" -F raw "$(disk_file "$name")" >/dev/null
  : >"$(console_log "$name")"
  options=(-name "$name" -uuid "$(stable_uuid "machine/$name")" -machine q35 -accel 'tcg,thread=multi,tb-size=512' -smp 1
    -display none -vga none -nodefaults -no-user-config -rtc base=utc,clock=host
    -daemonize -pidfile "$(pid_file "$name")" -D "$(qemu_log "$name")"
    -chardev "file,id=console,path=$(console_log "$name"),append=on" -serial chardev:console
    -monitor "unix:$(monitor_socket "$name"),server=on,wait=off"
    -drive "if=none,id=disk,file=$(disk_file "$name"),format=qcow2,cache=unsafe,discard=unmap"
    -device virtio-blk-pci,drive=disk
    -netdev "user,id=outer,restrict=on,ipv6=off,hostfwd=tcp:$address:$SSH_PORT-:22,hostfwd=tcp:$address:$LIBVIRT_PORT-:$LIBVIRT_PORT"
    -device "virtio-net-pci,netdev=outer,mac=52:54:00:77:00:$(printf %02x "$(host_index "$name")"),romfile="
    -device "virtio-net-pci,netdev=lan0,mac=52:54:00:77:01:$(printf %02x "$(host_index "$name")"),host_mtu=$INNER_MTU,romfile=")
  case $name in
    stor) stor_options "$images" ;;
    *) host_options "$name" "$images" ;;
  esac
  nice -n -10 qemu-system-x86_64 "${options[@]}" 9>&- >"$(qemu_log "$name").start" 2>&1 </dev/null \
    || die "QEMU did not start $name: $(grep -v warning "$(qemu_log "$name").start" | tail -n 1)"
  put_ahead "$name"
}

# put_ahead NAME: of builds on the same processors, since libvirt gives a connection up after 30 s without an answer. Where Linux shares
# processors between sessions (autogroup), a niceness counts only within one, and the machine is a session of its own.
put_ahead() {
  local pid
  pid=$(pid_of "$1") || return 0
  { echo -15 >"/proc/$pid/autogroup"; } 2>/dev/null || true
}

# power_off NAME: at once, by process id; nothing when it does not run.
power_off() {
  local pid
  pid=$(pid_of "$1") || return 0
  kill -KILL "$pid" 2>/dev/null || true
  wait_until 30 "the end of $1 (process $pid)" process_ended "$pid"
  rm -f "$(pid_file "$1")" "$(monitor_socket "$1")"
}

process_ended() { ! kill -0 "$1" 2>/dev/null; }

# monitor NAME COMMAND: one line for QEMU's monitor.
monitor() {
  printf '%s\n' "$2" | timeout 10 socat - "UNIX-CONNECT:$(monitor_socket "$1")" >/dev/null \
    || die "QEMU's monitor of $1 did not answer"
}
