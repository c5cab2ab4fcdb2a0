#!/usr/bin/env bash
# Drover is killed in the middle of a migration, with more waiting behind it. It comes back, looks, and finishes.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "${BASH_SOURCE[0]}")/lib/begin.sh"

prepare() {
  server_up
  travellers_on xen2
  "$LAB" guest list | awk '$1 ~ /^t-/ { print $1 }' >"$WORK/guests"
  place_of t-calm >"$WORK/source"
  other_host "$(cat "$WORK/source")" >"$WORK/destination"
  mapfile -t guests <"$WORK/guests"
  all_live_at "$(cat "$WORK/source")" "${guests[@]}"
  remember "${guests[@]}"
  record_events "$WORK/crash.sse"
}

# Libvirt goes on without Drover; so the link is slow until somebody has looked, or the first guest could have arrived by then.
kill_in_the_middle() {
  local client
  trap 'full_speed "$(cat "$WORK/source")"' EXIT
  slow_down "$(cat "$WORK/source")" 80
  drover drain "$(cat "$WORK/source")" --yes --server "$(server_url)" >"$WORK/client.log" 2>&1 &
  client=$!
  eventually 240 "memory arriving at the destination" memory_arrives "$WORK/crash.sse"
  kill -KILL "$(server_pid)"
  printf 'drover serve was killed; the last it had told: '
  awk '/^data: / { last = substr($0, 7) } END { print last }' "$WORK/crash.sse" | jq -c '.progress | {phase, bytesArrived, totalBytes}' 2>/dev/null || echo
  look
  same "guests still running at the source by xl" "$(grep -c "^xl .* $(cat "$WORK/source")$" "$WORK/look")" "$(wc -l <"$WORK/guests")"
  stop_process "$client" TERM
  rm -f "$WORK/server.pid"
}

# The run that was open, whatever its name.
newest_run() { drover runs -o json --server "$(server_url)" 2>/dev/null | jq -r '.runs[0].id'; }

run_is_over() {
  curl -fsS --max-time 20 "$(server_url)/api/v1/runs/$(cat "$WORK/crash.run")" >"$WORK/crash.json" && jq -e .closed "$WORK/crash.json"
}

comes_back() {
  server_up
  newest_run >"$WORK/crash.run"
  eventually 400 "the end of run $(cat "$WORK/crash.run")" run_is_over
  expect_drover 0 show "$(cat "$WORK/crash.run")" --server "$(server_url)"
  cat "$WORK/out"
  same "outcome" "$(jq -r .closed.outcome "$WORK/crash.json")" DONE
}

every_guest_is_accounted_for() {
  mapfile -t guests <"$WORK/guests"
  all_live_at "$(cat "$WORK/destination")" "${guests[@]}"
  for name in "${guests[@]}"; do lived_on "$name"; done
  for host in xen1 xen2; do
    same "migration helpers left on $host" "$(on "$host" 'pgrep -c libxl-save-help || true')" 0
    same "paused domains on $host" "$(on "$host" "xl list | awk 'NR > 1 && \$5 ~ /p/'")" ''
  done
}

journal_kept_all() {
  facts "$WORK/crash.sse" >"$WORK/crash.facts"
  replay "$WORK/crash.sse" >"$WORK/crash.replay"
  cmp "$WORK/crash.facts" "$WORK/crash.replay" || fail "a fact that was told before the kill is gone or changed"
  printf '%d facts told before the kill are all in the journal, byte for byte\n' "$(wc -l <"$WORK/crash.facts")"
}

nothing_left() {
  expect_drover 0 reconcile --server "$(server_url)"
  told 'Nothing is left to settle'
  expect_drover 0 uncordon "$(cat "$WORK/source")" --server "$(server_url)"
}

vital_step "at least three guests run on one host under 'drover serve'" prepare
vital_step "kill -9 of Drover once the first guest's memory arrives, the others still waiting" kill_in_the_middle
step "started again, it looks, goes on, and the run ends DONE" comes_back
step "every guest runs once, at the destination, and lived on; nothing is left over" every_guest_is_accounted_for
step "the journal lost no fact that was told" journal_kept_all
step "'drover reconcile' finds nothing left to settle" nothing_left
