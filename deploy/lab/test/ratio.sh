#!/usr/bin/env bash
# The price of Drover: 'drover migrate' beside 'virsh migrate --p2p' of the same guest between the same hosts, both run outside
# the hosts against the same libvirt. Five of each; the order ABBA makes both go both ways, and shares the machine's moods fairly.
# A figure and no verdict: what runs beside it on a shared machine moves it by a tenth or more.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

readonly GUEST=t-price LIMIT=1.10

virsh_ready() {
  command -v virsh >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends libvirt-clients >"$WORK/apt.log" 2>&1
  virsh --version
}

prepare() {
  local name
  virsh_ready
  for name in $("$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }'); do "$LAB" guest delete "$name" >/dev/null; done
  server_up
  start_guest $GUEST --host xen1 --memory 256 --dirty 200 --working-set 16
  beats_now $GUEST
  remember $GUEST
  : >"$WORK/times"
}

by_virsh() {
  virsh -q -c "xen+tcp://127.0.1.${1#xen}/system" migrate --live --p2p --persistent --undefinesource $GUEST \
    "xen+tcp://192.168.77.${2#xen}/system" "tcp://192.168.77.${2#xen}"
}

# The whole command, with the start of its Java, against a server that runs.
by_drover() { drover migrate $GUEST --to "$2" --yes -o json --server "$(server_url)" >"$WORK/out" 2>"$WORK/err"; }

# timed TOOL FROM TO: one line of TOOL SECONDS TRANSFER_SECONDS, where the second is Drover's own figure.
timed() {
  local began ended transfer=-
  sleep 3
  began=$(date +%s.%N)
  "by_$1" "$2" "$3"
  ended=$(date +%s.%N)
  [ "$1" = virsh ] || transfer=$(jq '.migrations[0].measured.duration' "$WORK/out")
  awk -v tool="$1" -v a="$began" -v b="$ended" -v t="$transfer" -v way="$2->$3" \
    'BEGIN { printf "%s %.2f %s %s\n", tool, b - a, t, way }' | tee -a "$WORK/times"
}

race() {
  local tool from=xen1 to=xen2 next
  for tool in drover virsh virsh drover drover virsh virsh drover drover virsh; do
    timed $tool $from $to
    next=$from from=$to to=$next
  done
  lived_on $GUEST
}

price() {
  local virsh drover transfer
  virsh=$(awk '$1 == "virsh" { print $2 }' "$WORK/times" | median)
  drover=$(awk '$1 == "drover" { print $2 }' "$WORK/times" | median)
  transfer=$(awk '$1 == "drover" { print $3 }' "$WORK/times" | median)
  printf 'virsh migrate --p2p      median of %d: %.2f s\n' "$(grep -c ^virsh "$WORK/times")" "$virsh"
  printf 'drover migrate           median of %d: %.2f s (the whole command; the server runs already)\n' "$(grep -c ^drover "$WORK/times")" "$drover"
  printf 'Drover'\''s transfer figure median: %.2f s\n' "$transfer"
  awk -v d="$drover" -v v="$virsh" -v limit=$LIMIT 'BEGIN {
    printf "ratio drover/virsh: %.3f, %s %.2f\n", d / v, (d / v > limit ? "NOT REACHED: the goal is at most" : "within the goal of"), limit }'
}

vital_step "one guest runs; virsh is here" prepare
vital_step "ten migrations, five by each" race
step "how long 'drover migrate' takes beside 'virsh migrate --p2p'; the goal is $LIMIT times as long" price
