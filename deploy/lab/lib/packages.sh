# shellcheck shell=bash
# Where the image's packages come from: wherever the outer machine's own apt takes Debian's.

# write_sources FILE: the outer machine's Debian sources for the lab's suite, as one-line entries.
write_sources() {
  local key=/usr/share/keyrings/debian-archive-keyring.gpg option=
  [ ! -e "$key" ] || option="[signed-by=$key] "
  # shellcheck disable=SC2016
  apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' \
    | awk -v suite="$SUITE" -v option="$option" \
      '$1 == "Debian" && ($2 == suite || index($2, suite "-") == 1) && $5 == "main" { print "deb " option $3, $4, $5 }' \
    | sort -u >"$1"
  [ -s "$1" ] || die "this machine's apt knows no Debian $SUITE package source; add one below /etc/apt and run apt-get update"
}

# write_apt_options FILE: proxy, certificate, retry and clock settings of the outer machine's apt. They may hold a proxy's
# password, so the file is for root alone and does not stay in the image.
write_apt_options() {
  (umask 077 && apt-config dump | { grep -E '^Acquire::(http|https|Retries|Check|ForceIPv|Max)' || true; } >"$1")
}

# package_list: one line, comma-separated.
package_list() {
  grep -v '^#' "$LAB_HOME/image/packages" | paste -sd, -
}

# exclude_options: what of the packages stays out of the image, as options of mmdebstrap, one a line.
exclude_options() {
  grep -v '^#' "$LAB_HOME/image/excludes" | sed 's/^/--dpkgopt=path-exclude=/'
}

# bootstrap DIR: Debian with the lab's packages, unpacked and configured in DIR.
bootstrap() {
  local target=$1 work=$2 excludes
  mapfile -t excludes < <(exclude_options)
  write_sources "$work/sources.list"
  write_apt_options "$work/apt.conf"
  mmdebstrap --mode=root --variant=minbase --format=directory --include="$(package_list)" \
    --aptopt="$work/apt.conf" --dpkgopt=force-unsafe-io "${excludes[@]}" \
    "$SUITE" "$target" "$work/sources.list" >"$LOG_DIR/mmdebstrap.log" 2>&1 </dev/null \
    || die "mmdebstrap failed: $(grep -E '^E:' "$LOG_DIR/mmdebstrap.log" | head -n 1) (all of it in $LOG_DIR/mmdebstrap.log)"
  rm -f "$target/etc/apt/apt.conf.d/99mmdebstrap"
}
