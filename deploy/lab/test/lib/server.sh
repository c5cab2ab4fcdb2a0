# shellcheck shell=bash
# 'drover serve' on loopback, kept by process id, and the record of its events.

server_url() { cat "$WORK/server.url"; }

# is_alive PID: it runs; one that ended and that nobody has waited for does not.
is_alive() { [ -n "${1:-}" ] && grep -qs '^State:[[:space:]]*[^ZX]' "/proc/$1/status"; }

# dom0_server_up: 'drover serve' by a configuration with logins to the Dom0s, beside the usual one.
dom0_server_up() {
  ! is_alive "$(cat "$WORK/dom0.pid" 2>/dev/null)" || return 0
  dom0_config "$WORK/dom0.yaml" dom0-journal xen1 xen2
  serve_by "$WORK/dom0.yaml" dom0
}

dom0_url() { cat "$WORK/dom0.url"; }

server_pid() { cat "$WORK/server.pid" 2>/dev/null; }

# free_port: a port of loopback on which nothing listens.
free_port() {
  local port
  for port in $(seq 18080 18180); do
    [ -n "$(ss -Hltn "sport = :$port")" ] || {
      echo "$port"
      return 0
    }
  done
  fail "no port between 18080 and 18180 is free"
}

# server_up: starts it unless it runs, and waits until it is ready.
server_up() {
  ! is_alive "$(server_pid)" || return 0
  serve_by "$WORK/drover.yaml" server
}

# serve_by CONFIGURATION NAME: starts a server, keeps its address, process and log under the name, and waits until it is ready.
serve_by() {
  local port
  port=$(free_port)
  echo "http://127.0.0.1:$port" >"$WORK/$2.url"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$JAR" serve --config "$1" --listen "127.0.0.1:$port" >>"$WORK/$2.log" 2>&1 </dev/null &
  echo $! >"$WORK/$2.pid"
  eventually 120 "drover serve is ready" server_ready "$2"
  printf 'drover serve, process %s, answers at %s\n' "$(cat "$WORK/$2.pid")" "$(cat "$WORK/$2.url")"
}

# server_ready NAME: fails at once if it ended.
server_ready() {
  is_alive "$(cat "$WORK/$1.pid")" || {
    tail -n 5 "$WORK/$1.log"
    return 1
  }
  curl -fsS --max-time 5 "$(cat "$WORK/$1.url")/readyz"
}

# stop_process PID SIGNAL: and waits for its end, half a minute at most.
stop_process() {
  local pid=$1
  is_alive "$pid" || return 0
  kill "-$2" "$pid"
  for _ in $(seq 1 60); do
    is_alive "$pid" || return 0
    sleep 0.5
  done
  kill -KILL "$pid"
}

server_down() {
  stop_process "$(cat "$WORK/events.pid" 2>/dev/null)" TERM
  stop_process "$(server_pid)" TERM
  stop_process "$(cat "$WORK/dom0.pid" 2>/dev/null)" TERM
  rm -f "$WORK"/{server,dom0,events}.pid
}

# record_events FILE: follows the stream from the first fact on, into a file, until the server ends it.
record_events() {
  curl -sSN --max-time 3600 -H 'Last-Event-ID: 0' "$(server_url)/api/v1/events" >"$1" 2>"$1.err" </dev/null &
  echo $! >"$WORK/events.pid"
  eventually 30 "the event stream begins" test -s "$1"
}

# memory_arrives FILE: a report of progress in a recorded stream says that part of a guest's memory, and not all of it, is at the destination.
memory_arrives() {
  awk '/^event: / { kind = $2 } /^data: / && kind == "progress" { print substr($0, 7) }' "$1" \
    | jq -es 'any(.progress.phase == "COPYING" and .progress.bytesArrived > 16777216)' >/dev/null
}

# facts FILE: the facts in a recorded stream, one JSON object a line.
facts() { awk '/^event: / { kind = $2 } /^data: / && kind == "fact" { print substr($0, 7) }' "$1"; }

# replay FILE: the facts that the server gives to somebody who has none, until there are as many as the given file has.
replay() {
  local wanted
  wanted=$(facts "$1" | wc -l)
  curl -sSN --max-time 10 -H 'Last-Event-ID: 0' "$(server_url)/api/v1/events" 2>/dev/null >"$WORK/replay.sse" || true
  facts "$WORK/replay.sse" | awk -v wanted="$wanted" 'NR <= wanted'
}

# metrics: as Prometheus would fetch them.
metrics() { curl -fsS --max-time 20 "$(server_url)/metrics"; }

# total METER [LABEL...]: the sum of a meter's samples that bear these labels, given as name="value".
total() {
  local meter=$1 label lines
  shift
  lines=$(awk -v meter="$meter" 'index($0, meter "{") == 1 || index($0, meter " ") == 1' "$WORK/metrics")
  for label in "$@"; do lines=$(grep -F -- "$label" <<<"$lines" || true); done
  awk '{ sum += $NF } END { print sum + 0 }' <<<"$lines"
}
