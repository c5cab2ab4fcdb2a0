#!/usr/bin/env bash
# Drover's inventory is what libvirt and Xen say on the hosts themselves.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

guests_of_all_kinds() {
  travellers_on xen1
  start_guest t-media --host xen1 --iso local
  start_guest t-old --host xen2 --type pv
  start_guest t-lonely --host xen2 --disk local
  for name in t-media t-old t-lonely; do beats_now "$name"; done
}

# ask_hosts: what virsh and xl say, one file a host.
ask_hosts() {
  local host
  for host in xen1 xen2; do on "$host" "$(cat "$TEST_HOME/lib/on-host.sh")" >"$WORK/$host.said"; done
}

same_lines() {
  diff "$2" "$3" >"$WORK/diff" || {
    cat "$WORK/diff"
    fail "$1: Drover ('<') and the hosts ('>') differ"
  }
  cat "$2"
}

hosts_agree() {
  ask_hosts
  expect_drover 0 hosts -o json --config "$WORK/drover.yaml"
  jq -r '.hosts[] | .name as $name | .host
    | "\($name) xen \(.platform.xen.value) libvirt \(.platform.toolstackVersion.value) memory \(.memory.totalBytes / 1048576 | floor) MiB threads \(.cpu.threads) bridges \(.bridges.value | sort | join(",")) pools \(.pools.value | map(.name) | sort | join(","))"' \
    "$WORK/out" | sort >"$WORK/hosts.drover"
  grep -h '^host ' "$WORK"/xen?.said | cut -d' ' -f2- | sort >"$WORK/hosts.said"
  same_lines 'hosts' "$WORK/hosts.drover" "$WORK/hosts.said"
}

# free memory moves all the time, so it may differ by 32 MiB.
free_memory_agrees() {
  local host seen said
  for host in xen1 xen2; do
    seen=$(jq --arg host "$host" '.hosts[] | select(.name == $host) | .host.memory.freeBytes / 1048576 | floor' "$WORK/out")
    said=$(awk '$1 == "free" { print $2 }' "$WORK/$host.said")
    printf '%s: Drover %d MiB free, xl %d MiB\n' "$host" "$seen" "$said"
    if [ $((seen - said)) -gt 32 ] || [ $((said - seen)) -gt 32 ]; then fail "free memory of $host differs"; fi
  done
}

guests_agree() {
  expect_drover 0 guests -o json --config "$WORK/drover.yaml"
  jq -r '.guests[] | .host as $host | .guest
    | "\(.name) \($host) \(.id) \(.type) \(.memoryBytes / 1048576) MiB vcpus \(.vcpus) \(.condition.state) persistent \(.definition.persistent) autostart \(.definition.autostart) \([.devices.disks[] | "\(.target)=\(.source // "-")"] | sort | join(" ")) \([.devices.nics[] | "\(.mac)@\(.bridge)"] | sort | join(" "))"' \
    "$WORK/out" | sort >"$WORK/guests.drover"
  grep -h '^guest ' "$WORK"/xen?.said | cut -d' ' -f2- | sort >"$WORK/guests.said"
  same_lines 'guests by virsh' "$WORK/guests.drover" "$WORK/guests.said"
  jq -r '.guests[] | "\(.guest.name) \(.host) \(.guest.id) \(.guest.memoryBytes / 1048576) \(.guest.vcpus)"' "$WORK/out" \
    | sort >"$WORK/guests.short"
  grep -h '^xl ' "$WORK"/xen?.said | cut -d' ' -f2- | sort >"$WORK/guests.xl"
  same_lines 'guests by xl' "$WORK/guests.short" "$WORK/guests.xl"
}

vital_step "guests of all kinds run: with autostart, with a busy memory, PV, with a local disk, with a local ISO" guests_of_all_kinds
step "'drover hosts' says of the hosts what virsh and xl say there" hosts_agree
step "free memory is what xl says" free_memory_agrees
step "'drover guests' says of every guest what virsh and xl say there" guests_agree
