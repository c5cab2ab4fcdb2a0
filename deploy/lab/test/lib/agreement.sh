# shellcheck shell=bash
# Whether all that tells of a run tells the same: the stream as it was heard, the journal, the account, the meters.

# story FILE_OF_FACTS RUN: what the facts say of a run, in the form in which 'account' says it.
story() {
  jq -sc --arg run "$2" '[.[].fact] as $facts
    | {outcome: ($facts[] | select(.type == "run-closed" and .run == $run) | .outcome),
       migrations: ([$facts[] | select(.migration // "" | startswith($run + "/"))] | group_by(.migration)
         | map({id: .[0].migration,
                phase: ([.[] | select(.type == "phase-entered") | .phase] | last),
                before: ([.[] | select(.type == "definition-read") | .before] | last),
                measured: ([.[] | select(.type == "transfer-measured") | .measured] | last)}))}' "$1"
}

account() {
  jq -c '{outcome: .closed.outcome, migrations: ([.migrations[] | {id, phase, before, measured}] | sort_by(.id))}' "$1"
}

story_agrees() {
  local run
  run=$(cat "$WORK/run")
  facts "$WORK/live.sse" >"$WORK/live.facts"
  same "numbers of the facts heard, without gap" "$(jq -s 'map(.sequence) == [range(1; length + 1)]' "$WORK/live.facts")" true
  expect_drover 0 show "$run" -o json --server "$(server_url)"
  diff <(story "$WORK/live.facts" "$run" | jq .) <(account "$WORK/out" | jq .) || fail "events ('<') and 'drover show' ('>') differ"
  diff <(account "$WORK/run.json" | jq .) <(account "$WORK/out" | jq .) || fail "what drain printed ('<') and 'drover show' ('>') differ"
  jq -r --arg run "$run" 'select(.fact.type == "phase-entered" and (.fact.migration | startswith($run + "/"))) | "\(.fact.migration) \(.fact.phase)"' \
    "$WORK/live.facts" | awk '{ story[$1] = story[$1] " " $2 } END { for (m in story) print m ":" story[m] }' | sort
  grep -c '^event: progress' "$WORK/live.sse" | sed 's/$/ reports of progress were heard/'
}

# The replay is read from the journal, so it shows that what was told is what is kept.
replay_agrees() {
  facts "$WORK/live.sse" >"$WORK/live.facts"
  replay "$WORK/live.sse" >"$WORK/replay.facts"
  cmp "$WORK/live.facts" "$WORK/replay.facts" || fail "the replayed facts differ from those heard live"
  printf '%d facts, byte for byte\n' "$(wc -l <"$WORK/replay.facts")"
}

# meter WHAT METER FACTS_JQ [LABEL...]: the meter's sum is what the facts add up to, within a thousandth.
meter() {
  local what=$1 name=$2 program=$3 seen told
  shift 3
  seen=$(total "$name" "$@")
  told=$(jq -s "[.[].fact] | $program" "$WORK/live.facts")
  printf '%s: %s %s is %s, the facts say %s\n' "$what" "$name" "$*" "$seen" "$told"
  awk -v a="$seen" -v b="$told" 'BEGIN { d = a - b; if (d < 0) d = -d; exit d > 0.001 * (b > 1 ? b : 1) }' || fail "$what differs"
}

# The server has counted since it started, and the journal began with it, so all facts count.
meters_agree() {
  metrics >"$WORK/metrics"
  meter 'runs done' drover_runs_total 'map(select(.type == "run-closed" and .outcome == "DONE")) | length' 'outcome="DONE"'
  meter 'migrations done' drover_migrations_total 'map(select(.type == "phase-entered" and .phase == "DONE")) | length' 'outcome="DONE"'
  meter 'migrations failed' drover_migrations_total 'map(select(.type == "phase-entered" and .phase == "FAILED")) | length' 'outcome="FAILED"'
  meter 'transfers' drover_migration_duration_seconds_count 'map(select(.type == "transfer-measured")) | length'
  meter 'their time' drover_migration_duration_seconds_sum 'map(.measured.duration // empty) | add'
  meter 'their downtime' drover_migration_downtime_seconds_sum 'map(.measured.downtime.value // empty) | add // 0'
  meter 'cordons' drover_host_cordoned '(map(select(.type == "host-cordoned")) | length) - (map(select(.type == "host-uncordoned")) | length)'
  meter 'durable facts' drover_journal_last_sequence 'length'
}
