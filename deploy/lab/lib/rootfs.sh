# shellcheck shell=bash
# Turns a plain Debian tree into the image that every machine of the lab boots.

# ensure_keys: one key pair to log in with and one host key for all machines, made once per working folder.
ensure_keys() {
  mkdir -p "$SSH_DIR"
  chmod 700 "$SSH_DIR"
  local key
  for key in id host; do
    [ -e "$SSH_DIR/${key}_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C "drover-lab-$key" -f "$SSH_DIR/${key}_ed25519"
  done
  write_known_hosts '[127.0.1.%s]:'"$SSH_PORT" '127.0.1.%s' >"$SSH_DIR/known_hosts"
}

# write_known_hosts PATTERN...: the host key under each pattern's addresses.
write_known_hosts() {
  local key pattern index
  key=$(cut -d' ' -f1,2 "$SSH_DIR/host_ed25519.pub")
  for index in 1 2 3 4 10; do
    for pattern in "$@"; do
      # shellcheck disable=SC2059
      printf "$pattern %s\n" "$index" "$key"
    done
  done
}

install_keys() {
  local root=$1 host
  install -m 600 "$SSH_DIR/id_ed25519" "$root/root/.ssh/id_ed25519"
  install -m 644 "$SSH_DIR/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
  rm -f "$root"/etc/ssh/ssh_host_*
  install -m 600 "$SSH_DIR/host_ed25519" "$root/etc/ssh/ssh_host_ed25519_key"
  install -m 644 "$SSH_DIR/host_ed25519.pub" "$root/etc/ssh/ssh_host_ed25519_key.pub"
  {
    write_known_hosts '192.168.77.%s'
    for host in $(all_hosts) stor; do
      printf '%s %s\n' "$host" "$(cut -d' ' -f1,2 "$SSH_DIR/host_ed25519.pub")"
    done
  } >"$root/root/.ssh/known_hosts"
}

# mask_units ROOT: see image/masked-units.
mask_units() {
  local root=$1 unit
  while read -r unit; do
    ln -sf /dev/null "$root/etc/systemd/system/$unit"
  done < <(grep -v '^#' "$LAB_HOME/image/masked-units")
}

# enable_units ROOT UNIT...
enable_units() {
  local wants=$1/etc/systemd/system/multi-user.target.wants unit
  shift
  for unit in "$@"; do ln -sf "../$unit" "$wants/$unit"; done
}

# customise ROOT: the lab's own files, keys and units on top of the packages.
customise() {
  local root=$1 index=$1/usr/share/libvirt/cpu_map/index.xml
  mkdir -p "$root"/srv/vm "$root"/srv/export/{boot,disks,iso} "$root"/var/lib/libvirt/images
  cp -R "$LAB_HOME/image/files/." "$root/"
  chown -R 0:0 "$root/root" "$root/etc/systemd" "$root/etc/ssh" "$root/etc/libvirt" "$root/usr/local"
  chmod 700 "$root/root" "$root/root/.ssh"
  install_keys "$root"
  sed -i "0,/<include filename='x86_486.xml'\/>/s//<include filename='x86_xenlab.xml'\/>\n    &/" "$index"
  grep -q x86_xenlab "$index" || die "could not put the lab's CPU model into libvirt's $index"
  mask_units "$root"
  rm -f "$root/etc/hostname" "$root/etc/machine-id"
  : >"$root/etc/machine-id"
  enable_units "$root" lab-network.service srv-vm.mount lab-recorder.service lab-ready.service
}
