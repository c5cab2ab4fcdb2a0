# shellcheck shell=bash
# Kernels and initrds: the machines' own, and the guests'.

# kernel_version ROOT
kernel_version() { basename "$1"/lib/modules/*; }

# unpack_kernel BZIMAGE FILE: the ELF kernel inside, so that nothing has to decompress it under emulation.
# Offsets are those of the x86 boot protocol: setup_sects at 497, payload_offset and payload_length at 584.
unpack_kernel() {
  local sectors offset length
  sectors=$(od -An -tu1 -j497 -N1 "$1" | tr -d ' ')
  read -r offset length < <(od -An -tu4 -j584 -N8 "$1")
  # The last four bytes of the payload are the size of what it unpacks to.
  dd if="$1" bs=1M iflag=skip_bytes,count_bytes skip=$(((sectors + 1) * 512 + offset)) count=$((length - 4)) status=none | xz -dc >"$2" \
    || die "the kernel $1 is not packed with xz as Debian's is"
}

# copy_modules ROOT DIR MODULE...: modules with what they depend on, named so that sorting gives the order to load them.
copy_modules() {
  local root=$1 target=$2 version number=10 kind path
  version=$(kernel_version "$root")
  shift 2
  mkdir -p "$target"
  while read -r kind path; do
    [ "$kind" = insmod ] || continue
    compgen -G "$target/??-$(basename "$path")" >/dev/null && continue
    cp "$root$path" "$target/$number-$(basename "$path")"
    number=$((number + 1))
  done < <(for module in "$@"; do chroot "$root" modprobe -S "$version" --show-depends "$module"; done)
}

# pack_initrd DIR FILE
pack_initrd() {
  (cd "$1" && find . | cpio -o -H newc --quiet) >"$2"
}

# build_machine_initrd ROOT WORK FILE
build_machine_initrd() {
  local tree=$2/initrd
  mkdir -p "$tree"/{bin,dev,sys,proc,root}
  cp "$LAB_HOME/image/initrd/init" "$tree/init"
  cp "$(command -v busybox)" "$tree/bin/busybox"
  copy_modules "$1" "$tree/modules" virtio_pci virtio_blk ext4
  pack_initrd "$tree" "$3"
}

compile() {
  gcc -O2 -Wall -Wextra -static -pthread -o "$2" "$1" 2>>"$LOG_DIR/build.log" \
    || die "could not compile $1: $(tail -n 1 "$LOG_DIR/build.log")"
}

# build_guest ROOT WORK: kernel and initrd of the guests, on the share; the recorder, where the storage VM looks for it.
build_guest() {
  local root=$1 tree=$2/guest applet
  mkdir -p "$tree"/{bin,sbin,dev,sys,proc}
  cp "$LAB_HOME/guest/init" "$tree/init"
  cp "$(command -v busybox)" "$tree/bin/busybox"
  for applet in sh mount insmod ip seq usleep; do ln -s busybox "$tree/bin/$applet"; done
  # What the kernel runs when the hypervisor asks for an orderly end; there is no init that would listen.
  printf '#!/bin/sh\nexec busybox poweroff -f\n' >"$tree/sbin/poweroff"
  printf '#!/bin/sh\nexec busybox reboot -f\n' >"$tree/sbin/reboot"
  chmod +x "$tree"/sbin/*
  compile "$LAB_HOME/guest/beat.c" "$tree/beat"
  compile "$LAB_HOME/guest/recorder.c" "$root/usr/local/bin/recorder"
  copy_modules "$root" "$tree/modules" xen-netfront xen-blkfront
  pack_initrd "$tree" "$root/srv/export/boot/initrd-guest"
}
