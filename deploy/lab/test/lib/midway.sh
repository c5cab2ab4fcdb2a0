# shellcheck shell=bash
# A migration, a fault in the middle of it, and the question where the guest is. Uses the server that has logins to the Dom0s.

readonly GUEST=t-fault

prepare() {
  dom0_server_up
  guest_runs
}

# guest_runs: starts it unless it runs, so large that its copy lasts longer than any command takes to come, and notes where it is and where it will go.
guest_runs() {
  if [ -z "$(place_of $GUEST)" ]; then
    "$LAB" guest delete $GUEST # whatever the step before left of it, or a second copy would be started beside it
    start_guest $GUEST --host xen1 --memory 1024 --dirty 200 --working-set 16
  fi
  beats_now $GUEST
  place_of $GUEST >"$WORK/origin"
  other_host "$(cat "$WORK/origin")" >"$WORK/destination"
}

origin() { cat "$WORK/origin"; }

destination() { cat "$WORK/destination"; }

# listen: what the server tells from now on.
listen() {
  : >"$WORK/midway.sse"
  curl -sSN --max-time 1200 "$(dom0_url)/api/v1/events" >"$WORK/midway.sse" 2>/dev/null </dev/null &
  echo $! >"$WORK/listener.pid"
}

# midway FAULT [ROLE...]: begins a migration and makes the fault once part of the memory, and not all of it, has arrived. A role is 'origin'
# or 'destination', of this migration. Keeps the end of Drover's command in $WORK/out and $WORK/err.
midway() {
  local client role hosts=() status=0
  guest_runs
  for role in "${@:2}"; do hosts+=("$("$role")"); done
  remember $GUEST
  listen
  drover migrate $GUEST --to "$(destination)" --yes -o json --server "$(dom0_url)" >"$WORK/out" 2>"$WORK/err" &
  client=$!
  echo $client >"$WORK/client.pid"
  eventually 240 "memory arriving at $(destination)" memory_arrives "$WORK/midway.sse"
  printf '%s -> %s, memory arrives, and then: %s\n' "$(origin)" "$(destination)" "$*"
  "$1" "${hosts[@]}"
  wait "$client" || status=$?
  stop_process "$(cat "$WORK/listener.pid")" TERM
  printf 'drover migrate ended with %d\n' "$status"
  tail -n 6 "$WORK/err"
  jq -r '.migrations[-1] | "\(.phase): \(.why)"' "$WORK/out" || true # nothing where the server itself was the fault
}

# The migration that was asked for last, whoever waits for it.
current() { curl -sS "$(dom0_url)/api/v1/runs?limit=1" | jq -r '.runs[0].id + "/1"'; }

# call_off: 'drover abort' of that migration; how it ended is kept in $WORK/abort.
call_off() {
  local status=0
  drover abort "$(current)" -o json --server "$(dom0_url)" >"$WORK/abort.json" 2>"$WORK/abort.err" || status=$?
  echo $status >"$WORK/abort"
}

called_off() {
  tail -n 2 "$WORK/abort.err"
  same "exit code of 'drover abort'" "$(cat "$WORK/abort")" 0
}

phase() { jq -r '.migrations[-1].phase' "$WORK/out"; }

# ended PHASE...: the migration rests in one of these.
ended() {
  local seen wanted
  seen=$(phase)
  for wanted in "$@"; do [ "$seen" != "$wanted" ] || return 0; done
  fail "the migration ended $seen, not $*"
}

# copies: the hosts where Xen has a domain of the guest's name, whatever its state, and leftovers of a migration.
copies() {
  local host
  for host in xen1 xen2; do
    on "$host" 'xl list' | awk -v host="$host" -v name="$GUEST" '$1 == name || index($1, name "--") == 1 { print $1 "@" host ":" $5 }'
  done | paste -sd' '
}

no_copy_is_left_waiting() {
  local host
  for host in xen1 xen2; do
    same "paused domains on $host" "$(on "$host" "xl list | awk 'NR > 1 && \$5 ~ /p/'")" ''
  done
}

runs_once() {
  printf 'by xl: %s\n' "$(copies)"
  same "number of copies" "$(copies | wc -w)" 1
  no_copy_is_left_waiting
  lived_on $GUEST
}

# DONE means the destination, FAILED the source: alone, defined, and alive.
guest_is_where_drover_says() {
  runs_once
  look
  if [ "$(phase)" = DONE ]; then lives_at $GUEST "$(destination)" no; else lives_at $GUEST "$(origin)" no; fi
}
