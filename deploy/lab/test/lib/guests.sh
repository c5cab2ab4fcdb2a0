# shellcheck shell=bash
# The test's guests, and what their heartbeats say. A heartbeat comes 10 times a second, with the guest's boot, a sequence
# number and the number of its last disk write; the storage VM notes every gap.

# The guests that travel. One starts with its host, one writes to its memory all the time.
readonly TRAVELLERS='t-calm t-busy t-plain'

start_guest() {
  "$LAB" guest start "$@" >/dev/null
  printf 'started: %s\n' "$*"
}

start_traveller() {
  case $1 in
    t-calm) start_guest t-calm --host "$2" --autostart ;;
    t-busy) start_guest t-busy --host "$2" --memory 192 --dirty 1000 --working-set 32 ;;
    *) start_guest "$1" --host "$2" ;;
  esac
}

# travellers_on HOST: starts those that are missing, and waits for their beats.
travellers_on() {
  local name known
  known=$("$LAB" guest list)
  for name in $TRAVELLERS; do
    grep -q "^$name " <<<"$known" || start_traveller "$name" "$1"
  done
  for name in $TRAVELLERS; do beats_now "$name"; done
}

# beats NAME [SINCE]: JSON of what has been heard of a guest since a moment.
beats() { "$LAB" guest beats "$1" -o json --since "${2:-0}"; }

heard() { beats "$1" 2>/dev/null | jq -e '.age_ms < 1000' >/dev/null; }

# beats_now NAME: waits until it has been heard within the last second. One that stays silent is shown with its last words.
beats_now() {
  (eventually 400 "a heartbeat of $1" heard "$1") && return
  "$LAB" guest console "$1" || true
  exit 1
}

# remember NAME...: keeps how a guest lives now, to compare later.
remember() {
  local name
  date +%s.%3N >"$WORK/moment"
  for name in "$@"; do beats "$name" >"$WORK/$name.before"; done
}

# lived_on NAME: since it was remembered it is the same boot, its sequence goes on where it was, and no write to its disk failed.
lived_on() {
  local name=$1
  beats_now "$name"
  beats "$name" "$(cat "$WORK/moment")" >"$WORK/$name.after"
  jq -rn --slurpfile a "$WORK/$name.before" --slurpfile b "$WORK/$name.after" '$a[0] as $a | $b[0] as $b
    | "\($b.name): boot \($b.boot_id[0:8]), sequence \($a.seq) -> \($b.seq), up \($b.uptime_ms / 1000 | floor) s, \($b.lost) beats lost, disk write \($a.disk_seq) -> \($b.disk_seq)"'
  jq -en --slurpfile a "$WORK/$name.before" --slurpfile b "$WORK/$name.after" '$a[0] as $a | $b[0] as $b
    | $a.boot_id == $b.boot_id and $b.restarts == 0 and $b.seq > $a.seq and $b.uptime_ms > $a.uptime_ms
      and $b.disk_seq > $a.disk_seq and $b.disk_errors == 0' >/dev/null \
    || fail "$name did not live on: $(jq -c . "$WORK/$name.before" "$WORK/$name.after")"
}
