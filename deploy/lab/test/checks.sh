#!/usr/bin/env bash
# What must not move is refused beforehand, with a remedy that works.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

prepare() {
  local known
  server_up
  known=$("$LAB" guest list)
  grep -q '^t-media ' <<<"$known" || start_guest t-media --host xen1 --iso local
  grep -q '^t-old ' <<<"$known" || start_guest t-old --host xen2 --type pv
  grep -q '^t-lonely ' <<<"$known" || start_guest t-lonely --host xen2 --disk local
  for name in t-media t-old t-lonely; do beats_now "$name"; done
  remember t-old t-lonely
}

# refused CHECK: the answer just given blocks because of this check and of no other.
refused() {
  holds "not allowed" '.allowed == false' "$WORK/out"
  same "findings that hold" "$(jq -r '[.findings[] | select(.holds) | .check] | join(" ")' "$WORK/out")" "$1"
  jq -r '.findings[] | select(.holds) | "\(.check) \(.verdict): \(.evidence)", "remedy: \(.remedy.advice)", (.remedy.commands[]? | "  \(.)")' "$WORK/out"
}

local_iso_blocks() {
  expect_drover 3 check t-media --to xen2 -o json --server "$(server_url)"
  refused guest.cdrom
}

# is_off HOST NAME: libvirt calls a guest shut off while Xen still takes it down, and refuses to start it then ("Domain is already active").
is_off() { on "$1" "! xl list $2 && [ \"\$(virsh -q -c xen:///system domstate $2)\" = 'shut off' ]"; }

# The guest is a PVH one, from which Xen ejects nothing while it runs, so Drover's remedy has it shut down and started.
remedy_works() {
  local commands command
  mapfile -t commands < <(jq -r '.findings[] | select(.check == "guest.cdrom") | .remedy.commands[]' "$WORK/out")
  [ ${#commands[@]} -gt 0 ] || fail "the remedy has no commands"
  for command in "${commands[@]}"; do
    printf 'on xen1: %s\n' "$command"
    on xen1 "LIBVIRT_DEFAULT_URI=xen:///system $command"
    case $command in *shutdown*) eventually 120 "the end of t-media" is_off xen1 t-media ;; esac
  done
  beats_now t-media
  expect_drover 0 check t-media --to xen2 -o json --server "$(server_url)"
  holds "allowed" '.allowed' "$WORK/out"
}

pv_is_refused() {
  expect_drover 3 check t-old --to xen1 -o json --server "$(server_url)"
  refused guest.kind
  expect_drover 3 migrate t-old --to xen1 --yes --server "$(server_url)"
  told 'shadow paging'
  lived_on t-old
}

local_disk_is_refused() {
  expect_drover 3 check t-lonely --to xen1 -o json --server "$(server_url)"
  refused guest.disks
  expect_drover 3 migrate t-lonely --to xen1 --yes --server "$(server_url)"
  told 'guest.disks'
  lived_on t-lonely
}

# What the check is good for: libvirt moves such a guest with success, and it runs on without its disk. Shown on a guest that is deleted next.
libvirt_would_lose_the_disk() {
  on xen2 'timeout 55 virsh -q -c xen:///system migrate --live --p2p --persistent --undefinesource t-lonely xen+tcp://192.168.77.1/system tcp://192.168.77.1' \
    && echo "virsh migrate t-lonely: success"
  on xen1 'xl block-list t-lonely; ls -l /var/lib/libvirt/images/t-lonely.img' 2>&1 || true
  ! on xen1 'test -e /var/lib/libvirt/images/t-lonely.img' || fail "the disk is there, so this shows nothing"
}

drain_says_so_first() {
  expect_drover 3 drain xen2 --dry-run -o json --server "$(server_url)"
  same "stranded" "$(jq -r '[.stranded[].name] | sort | join(" ")' "$WORK/out")" 't-lonely t-old'
  same "moves" "$(jq '.moves | length' "$WORK/out")" 0
}

away_with_them() {
  local name
  for name in t-old t-lonely; do "$LAB" guest delete "$name"; done
}

vital_step "a guest with a local ISO, a PV guest and a guest with a local disk run" prepare
step "a local ISO blocks: 'drover check' ends with 3 and names guest.cdrom" local_iso_blocks
step "it passes once the remedy that Drover printed has been carried out" remedy_works
step "a PV guest is refused where Xen lacks shadow paging, and runs on" pv_is_refused
step "a disk that only the source has is refused, and the guest runs on" local_disk_is_refused
step "'drain --dry-run' names both before anything moves" drain_says_so_first
step "virsh migrates the guest with the local disk 'with success', and it arrives without its disk" libvirt_would_lose_the_disk
step "both are deleted" away_with_them
