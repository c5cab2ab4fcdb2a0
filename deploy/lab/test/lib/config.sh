# shellcheck shell=bash
# Drover's configuration for the lab, made from what the lab says of itself.

# lab_config FILE JOURNAL HOST...: a host that the lab has not booted gets the addresses it would have.
lab_config() {
  local file=$1 journal=$2 host shadow=false
  shift 2
  if on xen1 'xl info' | grep -q '^virt_caps.* shadow'; then shadow=true; fi
  {
    printf '# Made by the lab test.\nhosts:\n'
    for host in "$@"; do
      printf '  - name: %s\n' "$host"
      printf '    uri: xen+tcp://127.0.1.%s/system\n' "${host#xen}"
      printf '    peer-uri: xen+tcp://192.168.77.%s/system\n' "${host#xen}"
      printf '    migration-uri: tcp://192.168.77.%s\n' "${host#xen}"
      printf '    shadow-paging: %s\n' "$shadow"
    done
    printf 'journal:\n  path: %s/%s.db\n' "$WORK" "$journal"
  } >"$file"
}

# dom0_config FILE JOURNAL HOST...: the same with logins to the Dom0s.
dom0_config() {
  lab_config "$@"
  awk -v dir="$LAB_DIR/ssh" -v port="${DROVER_LAB_SSH_PORT:-22}" '
    { print }
    /^    uri: / { split($2, part, "/"); printf "    ssh: ssh://root@%s:%s\n    ssh-key: %s/id_ed25519\n    ssh-known-hosts: %s/known_hosts\n", part[3], port, dir, dir }' \
    "$1" >"$1.new"
  mv "$1.new" "$1"
}

# managed_config FILE JOURNAL HOST...: the same, and no host's libvirt is for the others to reach, so that Drover carries every handshake.
managed_config() {
  dom0_config "$@"
  sed -i 's/^    peer-uri: .*/    peer-to-peer: false/' "$1"
}

# doctor_content: one configuration for the server, one with a journal of its own for commands that run without it.
doctor_content() {
  lab_config "$WORK/drover.yaml" journal xen1 xen2
  sed 's#/journal.db#/own-journal.db#' "$WORK/drover.yaml" >"$WORK/own.yaml"
  cat "$WORK/drover.yaml"
  expect_drover 0 doctor --config "$WORK/drover.yaml"
  cat "$WORK/out"
}
