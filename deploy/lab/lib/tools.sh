# shellcheck shell=bash
# What the outer machine needs, installed from its own package sources when missing.

# Lines of PROGRAM PACKAGE.
tool_packages() {
  cat <<'LIST'
qemu-system-x86_64 qemu-system-x86
qemu-img qemu-utils
mmdebstrap mmdebstrap
mke2fs e2fsprogs
busybox busybox-static
gcc gcc
ssh openssh-client
ssh-keygen openssh-client
socat socat
jq jq
cpio cpio
xz xz-utils
ip iproute2
ss iproute2
flock util-linux
LIST
}

ensure_tools() {
  local missing=() program package
  while read -r program package; do
    command -v "$program" >/dev/null 2>&1 || missing+=("$package")
  done < <(tool_packages)
  [ -e /usr/include/stdio.h ] || missing+=(libc6-dev)
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null 2>&1 || die "needs these Debian packages and finds no apt-get: ${missing[*]}"
  say "installing ${missing[*]}"
  local log=$LOG_DIR/apt.log
  mkdir -p "$LOG_DIR"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -q update && apt-get -q install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 \
    || die "apt-get could not install ${missing[*]}: $(tail -n 1 "$log") (all of it in $log)"
}
