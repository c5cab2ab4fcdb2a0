#!/usr/bin/env bash
# Bad input and broken surroundings, on real hosts: a clear error, the documented exit code, and nothing has moved.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

prepare() {
  server_up
  [ -n "$(place_of t-plain)" ] || start_traveller t-plain xen1
  beats_now t-plain
  remember t-plain
  look
  cp "$WORK/look" "$WORK/look.before"
}

unknown_names() {
  expect_drover 4 migrate t-nobody --to xen2 --yes --config "$WORK/own.yaml"
  told t-nobody
  expect_drover 4 check t-plain --to xen9 --config "$WORK/own.yaml"
  told xen9 xen1 xen2
  expect_drover 4 drain xen9 --yes --server "$(server_url)"
  told xen9 xen1 xen2
  expect_drover 4 show no-such-run --server "$(server_url)"
  told no-such-run
}

bad_command_lines() {
  expect_drover 2 migrate t-plain --yes --server "$(server_url)"
  told --to
  expect_drover 2 hosts -o xml --server "$(server_url)"
  told xml
  expect_drover 2 hosts --server ftp://127.0.0.1
  told 'ftp://127.0.0.1'
  expect_drover 2 drain xen1 --server "$(server_url)"
  told --yes
}

unreachable_host() {
  lab_config "$WORK/dead.yaml" own-journal xen1 xen2 xen4
  expect_drover 0 hosts -o json --config "$WORK/dead.yaml"
  holds "xen4 does not answer, and why is told" '.hosts[] | select(.name == "xen4") | .answers == false and (.why | length > 0)' "$WORK/out"
  expect_drover 3 check t-plain --to xen4 -o json --config "$WORK/dead.yaml"
  holds "host.reachable blocks" '.findings[] | select(.check == "host.reachable") | .holds' "$WORK/out"
  expect_drover 3 migrate t-plain --to xen4 --yes --config "$WORK/dead.yaml"
  told xen4
  expect_drover 1 doctor --config "$WORK/dead.yaml"
  told xen4
}

# refused_config WHAT_IT_MUST_NAME...: the configuration in $WORK/bad.yaml is refused before anything happens.
refused_config() {
  expect_drover 2 hosts --config "$WORK/bad.yaml"
  told bad.yaml "$@"
}

bad_configurations() {
  sed 's#xen+tcp://127.0.1.1/system#qemu+tcp://127.0.1.1/system#' "$WORK/own.yaml" >"$WORK/bad.yaml"
  refused_config bad.yaml:4 'qemu+tcp' 'Xen driver'
  sed 's#xen+tcp://192.168.77.2/system#xen+tcp://127.0.1.2/system#' "$WORK/own.yaml" >"$WORK/bad.yaml"
  refused_config '127.0.1.2' peer-uri
  { cat "$WORK/own.yaml" && printf 'hosts: [unclosed\n'; } >"$WORK/bad.yaml"
  refused_config "not YAML" "bad.yaml:$(($(wc -l <"$WORK/bad.yaml") + 1))"
  { cat "$WORK/own.yaml" && printf 'hostz: {}\n'; } >"$WORK/bad.yaml"
  refused_config hostz
  expect_drover 2 hosts --config "$WORK/absent.yaml"
  told absent.yaml
}

journal_cannot_be_had() {
  sed "s#^\( *\)path: .*#\1path: $WORK/drover.yaml/journal.db#" "$WORK/own.yaml" >"$WORK/bad.yaml"
  expect_drover 6 migrate t-plain --to xen2 --yes --config "$WORK/bad.yaml"
  told drover.yaml/journal.db
  expect_drover 6 migrate t-plain --to xen2 --yes --config "$WORK/drover.yaml"
  told journal
}

# small_disk SIZE: a small file system in the working folder stands for a full disk, with Drover's journal on it.
small_disk() {
  mkdir -p "$WORK/full"
  mount -t tmpfs -o "size=$1" tmpfs "$WORK/full" 2>/dev/null || skip "this machine does not let us mount a file system"
  trap 'umount "$WORK/full"' EXIT
  sed "s#^\( *\)path: .*#\1path: $WORK/full/journal.db#" "$WORK/own.yaml" >"$WORK/bad.yaml"
}

# Room for an empty journal, and for no run.
disk_is_full() {
  small_disk 48k
  expect_drover 6 migrate t-plain --to "$(other_host "$(place_of t-plain)")" --yes --config "$WORK/bad.yaml"
  told journal.db
}

port_is_taken() {
  local listen
  listen=$(server_url)
  listen=${listen#http://}
  expect_drover 6 serve --config "$WORK/own.yaml" --listen "$listen"
  told "${listen#*:}"
  expect_drover 6 runs --server http://127.0.0.1:1
  told 127.0.0.1:1
}

library_is_missing() {
  export DROVER_JVM_OPTIONS='-Djna.library.path=/nonexistent -Djna.platform.library.path=/nonexistent'
  expect_drover 6 hosts --config "$WORK/own.yaml"
  told libvirt0
}

nothing_has_moved() {
  look
  diff "$WORK/look.before" "$WORK/look" || fail "something changed on the hosts"
  cat "$WORK/look"
  lived_on t-plain
}

by_virsh() {
  on "$1" "timeout 120 virsh -q -c xen:///system migrate --live --p2p --persistent --undefinesource t-plain xen+tcp://192.168.77.${2#xen}/system tcp://192.168.77.${2#xen}"
}

arrives_at() { on "$1" 'xl list' | grep -q '^t-plain '; }

already_migrating() {
  local from to mover
  from=$(place_of t-plain)
  to=$(other_host "$from")
  by_virsh "$from" "$to" &
  mover=$!
  eventually 60 "t-plain arriving at $to" arrives_at "$to"
  expect_drover 3 migrate t-plain --to "$to" --yes --server "$(server_url)"
  told t-plain
  wait "$mover"
  look
  lives_at t-plain "$to" no
  lived_on t-plain
}

vital_step "a guest runs; the hosts are looked at" prepare
step "names that do not exist: 4" unknown_names
step "command lines that are wrong: 2" bad_command_lines
step "a host that does not answer: told, and nothing goes there" unreachable_host
step "configurations that are wrong: 2, with file, place and value" bad_configurations
step "a journal that cannot be written, or that another Drover has: 6" journal_cannot_be_had
step "a full disk: 6" disk_is_full
step "a port that is taken, a server that is not there: 6" port_is_taken
step "libvirt's library missing: 6" library_is_missing
step "after all this nothing has moved" nothing_has_moved
step "a guest that virsh migrates at this moment is refused: 3; virsh's migration ends well" already_migrating
