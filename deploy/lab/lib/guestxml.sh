# shellcheck shell=bash
# A guest's definition for libvirt. All values have been checked by lib/guest.sh and need no escaping.

# guest_mac NAME: stable, in Xen's own range.
guest_mac() {
  local h
  h=$(printf 'drover-lab/mac/%s' "$1" | sha1sum)
  printf '00:16:3e:%s:%s:%s\n' "$(printf %02x $((0x${h:0:2} & 0x7f)))" "${h:2:2}" "${h:4:2}"
}

# os_xml TYPE: what differs between PVH, PV and HVM.
os_xml() {
  case $1 in
    pvh) echo "<type arch='x86_64' machine='xenpvh'>xenpvh</type>" ;;
    pv) echo "<type arch='x86_64' machine='xenpv'>linux</type>" ;;
    hvm) echo "<type arch='x86_64' machine='xenfv'>hvm</type><loader type='rom'>/usr/lib/xen-4.17/boot/hvmloader</loader>" ;;
  esac
}

# guest_kernel TYPE: unpacked for Xen's own loader; as Debian ships it for QEMU's, which boots HVM guests.
guest_kernel() { if [ "$1" = hvm ]; then echo vmlinuz; else echo vmlinux; fi; }

features_xml() { [ "$1" != hvm ] || echo '<features><acpi/><apic/><pae/></features>'; }

# iso_xml TYPE FILE: nothing without a file.
iso_xml() {
  local target=xvdc bus=xen
  [ -n "$2" ] || return 0
  if [ "$1" = hvm ]; then
    target=hdc
    bus=ide
  fi
  cat <<XML
    <disk type='file' device='cdrom'>
      <driver name='qemu' type='raw'/>
      <source file='$2'/>
      <target dev='$target' bus='$bus'/>
      <readonly/>
    </disk>
XML
}

# guest_xml NAME TYPE MEMORY_MIB DIRTY WORKING_SET ADDRESS DISK ISO
guest_xml() {
  cat <<XML
<domain type='xen'>
  <name>$1</name>
  <uuid>$(stable_uuid "guest/$1")</uuid>
  <memory unit='MiB'>$3</memory>
  <vcpu>1</vcpu>
  <os>
    $(os_xml "$2")
    <kernel>/srv/vm/boot/$(guest_kernel "$2")</kernel>
    <initrd>/srv/vm/boot/initrd-guest</initrd>
    <cmdline>console=hvc0 quiet mitigations=off lab.name=$1 lab.ip=$6 lab.dirty=$4 lab.ws=$5</cmdline>
  </os>
  $(features_xml "$2")
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none'/>
      <source file='$7'/>
      <target dev='xvda' bus='xen'/>
    </disk>
$(iso_xml "$2" "$8")
    <interface type='bridge'>
      <mac address='$(guest_mac "$1")'/>
      <source bridge='xenbr0'/>
    </interface>
    <console type='pty'><target type='xen'/></console>
  </devices>
</domain>
XML
}
