# shellcheck shell=bash
# Builds the images once and keeps them under the hash of what made them.

# image_key: changes with anything that ends up in an image.
image_key() {
  {
    cat "$SSH_DIR"/*_ed25519.pub
    cd "$LAB_HOME" || exit
    find image guest lib/packages.sh lib/rootfs.sh lib/guestimage.sh lib/image.sh -type f -print0 | sort -z \
      | xargs -0 sha256sum
    printf '%s %s\n' "$SUITE" "$IMAGE_SIZE"
  } | sha256sum | cut -c1-16
}

image_dir() { printf '%s/%s\n' "$CACHE_DIR" "$(image_key)"; }

# ensure_image: prints nothing but progress; afterwards image_dir exists and is complete.
ensure_image() {
  local target work
  ensure_keys
  target=$(image_dir)
  if [ -e "$target/complete" ]; then
    say "images are there: $target"
    return 0
  fi
  local began=$SECONDS
  work=$CACHE_DIR/building
  rm -rf --one-file-system "$work"
  mkdir -p "$work" "$LOG_DIR"
  : >"$LOG_DIR/build.log"
  say "building the images: Debian $SUITE with Xen and libvirt (a minute or two, log in $LOG_DIR/mmdebstrap.log)"
  bootstrap "$work/root" "$work"
  assemble "$work" "$work/out"
  remove_old_images
  mv "$work/out" "$target"
  rm -rf --one-file-system "$work"
  say "images built in $((SECONDS - began)) s: $target"
}

# assemble WORK OUT: from the Debian tree to what QEMU boots.
assemble() {
  local work=$1 out=$2 root=$1/root
  mkdir -p "$out"
  customise "$root"
  say "packing kernels, initrds and the disk"
  gzip -dc "$root"/boot/xen-4.17-amd64.gz >"$out/xen"
  unpack_kernel "$root/boot/vmlinuz-$(kernel_version "$root")" "$out/vmlinux"
  build_machine_initrd "$root" "$work" "$out/initrd"
  build_guest "$root" "$work"
  cp "$out/vmlinux" "$root/srv/export/boot/vmlinux"
  mv "$root/boot/vmlinuz-$(kernel_version "$root")" "$root/srv/export/boot/vmlinuz"
  rm -f "$root"/boot/System.map-*
  truncate -s "$IMAGE_SIZE" "$out/root.img"
  mke2fs -q -t ext4 -L lab -E lazy_itable_init=1 -d "$root" "$out/root.img" >>"$LOG_DIR/build.log" 2>&1 \
    || die "mke2fs failed: $(tail -n 1 "$LOG_DIR/build.log")"
  : >"$out/complete"
}

# remove_old_images: images that no machine runs from; a running lab keeps its own.
remove_old_images() {
  local old
  any_running && return 0
  for old in "$CACHE_DIR"/*; do
    if [ -d "$old" ] && [ "$old" != "$CACHE_DIR/building" ]; then rm -rf --one-file-system "$old"; fi
  done
}

lab_build() {
  [ $# -eq 0 ] || usage_error "build takes no arguments, got '$1'"
  require_root
  lock_lab
  ensure_tools
  ensure_image
}
