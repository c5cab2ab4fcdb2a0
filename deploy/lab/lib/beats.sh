# shellcheck shell=bash
# What the recorder on the storage VM has heard of one guest.

# beats_summary: reads the recorder's answer; $sent and $got are this machine's clock before and after, $since the caller's moment or 0.
# The recorder's clock may differ from ours, so its window starts at the earliest moment that $since can mean there. An open gap counts.
beats_program() {
  cat <<'JQ'
(if $since == 0 then 0 else $since + .now - $got end) as $start
| ([.now - .last.heard, 0] | max) as $age
| [.events[] | select(.at >= $start)] as $events
| [$events[] | select(.event == "gap")] as $gaps
| {
    name: .last.name,
    age_ms: ($age * 1000 | floor),
    seq: .last.seq,
    boot_id: .last.boot_id,
    uptime_ms: .last.uptime_ms,
    pages_per_s: .last.rate,
    disk_seq: .last.disk_seq,
    disk_errors: .last.disk_errors,
    restarts: ([$events[] | select(.event == "restart")] | length),
    longest_gap_ms: ([$gaps[].gap_ms, (if $age * 1000 >= .last.gap_threshold_ms * 2 then ($age * 1000 | floor) else 0 end)] | max),
    lost: ([$gaps[].lost | select(. > 0)] | add // 0),
    gaps: ($gaps | length),
    gap_threshold_ms: .last.gap_threshold_ms,
    clock_offset_s: ((.now - ($sent + $got) / 2) * 1000 | round / 1000)
  }
JQ
}

guest_beats() {
  local name=${1:-} output=text since=0 sent answer
  require_guest_name "$name"
  shift
  while [ $# -gt 0 ]; do
    option_value "$1" $#
    case $1 in
      -o)
        one_of -o "$2" json text
        output=$2
        ;;
      --since)
        [[ $2 =~ ^[0-9]{1,12}(\.[0-9]+)?$ ]] || usage_error "--since is seconds since 1970, as 'date +%s' prints, not '$2'"
        since=$2
        ;;
      *) usage_error "guest beats knows -o json and --since EPOCH_S, not '$1'" ;;
    esac
    shift 2
  done
  require_up stor
  sent=$(date +%s.%3N)
  answer=$(on_host stor "lab-beats $name") || exit 1
  jq --argjson since "$since" --argjson sent "$sent" --argjson got "$(date +%s.%3N)" "$(beats_program)" <<<"$answer" | print_beats "$output"
}

print_beats() {
  if [ "$1" = json ]; then
    cat
  else
    jq -r '"\(.name): last beat \(.age_ms) ms ago, sequence \(.seq), up \(.uptime_ms / 1000 | floor) s, boot \(.boot_id), \(.restarts) restarts",
      "  longest gap \(.longest_gap_ms) ms, \(.lost) beats lost, \(.gaps) gaps of \(.gap_threshold_ms) ms or more",
      "  dirties \(.pages_per_s) pages a second; disk writes \(.disk_seq), errors \(.disk_errors)"'
  fi
}
