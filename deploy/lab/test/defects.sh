#!/usr/bin/env bash
# Defects that cost operators their nights, really made on real hosts: each is found by its check, mended by the command that Drover
# printed, and then passes. Those that do not touch each other are made together.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

readonly RANGE=49152:49215

prepare() {
  local known
  dom0_server_up
  known=$("$LAB" guest list)
  for name in t-plain t-wide; do
    grep -q "^$name " <<<"$known" || case $name in
      t-plain) start_guest t-plain --host xen1 ;;
      t-wide) start_guest t-wide --host xen1 --memory 512 ;;
    esac
  done
  beats_now t-plain
  beats_now t-wide
}

healthy() {
  ask 0 t-plain xen2
  holds "allowed" '.allowed' "$WORK/out"
  jq -r '.findings[] | select(.verdict != "PASS") | "\(.check) \(.verdict): \(.evidence)"' "$WORK/out"
  found guest.disks PASS PROVED
  found guest.running PASS xl
}

make_network_defects() {
  on xen2 "iptables -A INPUT -p tcp --dport $RANGE -j DROP; date -s '+60 seconds' >/dev/null; mount -o remount,ro /srv/vm"
  on xen1 'mv /root/.ssh/known_hosts /root/.ssh/known_hosts.kept; ip link add lab1 up type bridge; virsh -q -c xen:///system attach-interface t-plain bridge lab1 --live --mac 00:16:3e:00:77:01'
}

network_defects_are_found() {
  ask 3 t-plain xen2
  found pair.migration-port BLOCK xen2
  found pair.clocks "$(finding pair.clocks .verdict)" xen2
  [ "$(finding pair.clocks .verdict)" != PASS ] || fail "a minute is let pass"
  found host.mounts BLOCK /srv/vm
  found pair.login WARN known
  found guest.bridges BLOCK lab1
}

network_defects_are_mended() {
  cp "$WORK/out" "$WORK/found"
  do_as_told pair.login xen1 '>> /root/.ssh/known_hosts'
  on xen1 "ssh-keyscan -t ed25519 xen2 >>/root/.ssh/known_hosts 2>/dev/null"
  do_as_told pair.migration-port xen2 '^iptables'
  do_as_told pair.clocks xen1 'ssh .* date'
  do_as_told host.mounts xen2 '^mount'
  do_as_told guest.bridges xen2 '^ip link add'
  ask 0 t-plain xen2
  passes pair.migration-port pair.clocks host.mounts pair.login guest.bridges
}

network_is_as_before() {
  on xen2 "iptables -F INPUT; ip link del lab1; mount -o remount,rw /srv/vm"
  on xen1 'mv /root/.ssh/known_hosts.kept /root/.ssh/known_hosts; virsh -q -c xen:///system detach-interface t-plain bridge --live --mac 00:16:3e:00:77:01; ip link del lab1'
}

# define_like GUEST HOST SED: a definition made from that of a running guest, on another host.
define_like() {
  on xen1 "virsh -q -c xen:///system dumpxml --inactive $1" | sed "$3" >"$WORK/like.xml"
  timeout 60 "$LAB" ssh "$2" 'cat >/run/like.xml; virsh -q -c xen:///system define /run/like.xml' <"$WORK/like.xml"
}

make_identity_defects() {
  define_like t-plain xen2 's#<uuid>.*</uuid>#<uuid>00000000-0000-4000-8000-00000000000a</uuid>#; s#<mac address=.*/>##'
  define_like t-wide xen2 's#<name>.*</name>#<name>t-other</name>#'
  on xen2 'virsh -q -c xen:///system autostart t-other'
  printf 'type="pvh"\nname="t-plain--incoming"\nmemory=128\nkernel="/srv/vm/boot/vmlinux"\n' \
    | timeout 60 "$LAB" ssh xen2 'cat >/run/incoming.cfg; xl create -p /run/incoming.cfg'
  on xen1 'virsh -q -c xen:///system suspend t-plain'
}

identity_defects_are_found() {
  ask 3 t-plain xen2
  found guest.identity BLOCK 't-plain belongs to'
  found guest.leftovers BLOCK t-plain--incoming
  found guest.running BLOCK paused
  found host.autostart BLOCK t-other
  cp "$WORK/out" "$WORK/of-plain"
  ask 3 t-wide xen2
  found guest.identity BLOCK t-other
}

identity_defects_are_mended() {
  do_as_told guest.identity xen2 '^virsh undefine'
  cp "$WORK/of-plain" "$WORK/out"
  do_as_told guest.identity xen2 '^virsh dumpxml'
  do_as_told guest.leftovers xen2 '^xl destroy'
  do_as_told guest.running xen1 '^virsh resume'
  ask 0 t-plain xen2
  passes guest.identity guest.leftovers guest.running host.autostart
  ask 0 t-wide xen2
  passes guest.identity
}

# The definition with autostart comes alone this time: it is stopped by the command for that, and its definition is then removed by hand.
autostart_left_behind() {
  define_like t-wide xen2 's#nothing##'
  on xen2 'virsh -q -c xen:///system autostart t-wide'
  ask 3 t-wide xen2
  found host.autostart BLOCK t-wide
  do_as_told host.autostart xen2 '^virsh autostart --disable'
  ask 0 t-wide xen2
  passes host.autostart
  on xen2 'virsh -q -c xen:///system undefine t-wide'
}

make_storage_defects() {
  on xen2 'mount -t tmpfs -o size=70m lab /srv/vm/disks && truncate -s 64M /srv/vm/disks/t-plain.img
    mkdir -p /var/log/xen; mount -t tmpfs -o size=1m lab /var/log/xen && dd if=/dev/zero of=/var/log/xen/old.log bs=64k 2>/dev/null; true'
  start_guest t-hog --host xen2 --memory 1536
}

storage_defects_are_found() {
  ask 3 t-plain xen2
  found guest.disks BLOCK DISPROVED
  found host.log-room "$(finding host.log-room .verdict)" /var/log
  [ "$(finding host.log-room .verdict)" != PASS ] || fail "a full log directory is let pass"
  cp "$WORK/out" "$WORK/of-plain"
  ask 3 t-wide xen2
  found host.memory BLOCK 'xen2 has'
}

storage_defects_are_mended() {
  "$LAB" guest delete t-hog
  cp "$WORK/of-plain" "$WORK/out"
  do_as_told guest.disks xen2 '^umount'
  do_as_told host.log-room xen2 '^df'
  on xen2 'mount -o remount,size=200m /var/log/xen'
  eventually 60 "the end of t-hog" is_gone t-hog
  ask 0 t-plain xen2
  passes guest.disks host.log-room
  ask 0 t-wide xen2
  passes host.memory
}

is_gone() { [ -z "$(on xen2 "xl list" | awk -v name="$1" '$1 == name')" ]; }

libvirtd_stopped() {
  on xen2 'systemctl stop libvirtd.service libvirtd.socket libvirtd-ro.socket libvirtd-admin.socket 2>/dev/null; true'
  ask 3 t-plain xen2
  found host.reachable BLOCK 'does not answer'
  cp "$WORK/out" "$WORK/of-plain"
  expect_drover 3 doctor xen2 -o json --server "$(dom0_url)"
  found host.reachable BLOCK 'does not answer'
  found host.xen PASS 'Dom0 is scheduled'
  found host.orphans UNKNOWN toolstack
  cp "$WORK/of-plain" "$WORK/out"
  do_as_told host.reachable xen2 '^systemctl enable'
  eventually 90 "Drover reaches xen2 again" drover_reaches xen2
  ask 0 t-plain xen2
  passes host.reachable
}

drover_reaches() {
  drover hosts -o json --server "$(dom0_url)" | jq -e --arg host "$1" '.hosts[] | select(.name == $host) | .answers'
}

# What a migration is worth: the disks are seen connected where the guest arrived.
disks_are_connected() {
  remember t-plain
  expect_drover 0 migrate t-plain --to xen2 --yes -o json --server "$(dom0_url)"
  jq -r '.migrations[0].why' "$WORK/out"
  holds "its disk was seen connected" '.migrations[0].why | test("xvda connected on xen2")' "$WORK/out"
  lived_on t-plain
  expect_drover 0 doctor xen2 -o json --server "$(dom0_url)"
}

vital_step "two guests run; a server with logins to the Dom0s answers" prepare
vital_step "a healthy pair: the disk is proved shared, and Xen itself says that the guest runs" healthy
step "blocked port, wrong clock, read-only mount, unknown host key, missing bridge are made" make_network_defects
step "each is found by its check" network_defects_are_found
step "each is mended by the command that Drover printed, and passes" network_defects_are_mended
step "what the remedies left is taken away" network_is_as_before
step "name in use, UUID in use, autostart left behind, leftover of a migration, paused guest are made" make_identity_defects
step "each is found by its check" identity_defects_are_found
step "each is mended by the command that Drover printed, and passes" identity_defects_are_mended
step "autostart left behind: found, disabled as told, passes" autostart_left_behind
step "another file under the same path, full log directory, memory taken are made" make_storage_defects
step "each is found by its check" storage_defects_are_found
step "each is mended by the command that Drover printed, and passes" storage_defects_are_mended
step "libvirtd stopped at the destination: found, also by 'drover doctor' from what the Dom0 tells; started as told, passes" libvirtd_stopped
step "a migration ends with the guest's disks seen connected; 'drover doctor xen2' finds the host well" disks_are_connected
