package io.drover.metrics;

import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.port.EventSink;
import io.micrometer.core.instrument.MultiGauge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What happens in runs, as meters; gauges as of the last {@link #show}. Called on the engine's thread only. */
final class RunMeters implements EventSink {
    private final Instruments instruments;
    private final TransferGauges gauges;
    private final TroubleMeters troubles;
    private final MultiGauge moves;
    private final MultiGauge ratios;
    private final SortedMap<MigrationId, Transfer> open = new TreeMap<>();

    RunMeters(Instruments instruments) {
        this.instruments = instruments;
        this.gauges = new TransferGauges(instruments);
        this.troubles = new TroubleMeters(instruments);
        this.moves = instruments.gauges(Meters.RUN_MOVES);
        this.ratios = instruments.gauges(Meters.RUN_PROGRESS);
        for (Run.Outcome outcome : Run.Outcome.values()) {
            instruments.counter(Meters.RUNS, outcome.name());
        }
        for (Phase phase : Phase.values()) {
            if (phase.isResting()) {
                instruments.counter(Meters.MIGRATIONS, phase.name());
            }
        }
    }

    /** Shows a run that a former process opened. What it had counted is not counted again. */
    void resume(Run run) {
        if (run.closed().isEmpty()) {
            for (Migration migration : run.migrations()) {
                troubles.resume(migration);
                open.put(
                        migration.id(),
                        new Transfer(migration.id(), migration.planned(), migration.phase(), migration.since()));
            }
        }
    }

    @Override
    public void recorded(Recorded recorded) {
        Fact fact = recorded.fact();
        troubles.recorded(fact);
        if (fact instanceof Fact.RunOpened opened) {
            open(opened, recorded.at());
        } else if (fact instanceof Fact.PhaseEntered entered) {
            enter(entered, recorded.at());
        } else if (fact instanceof Fact.TransferMeasured measured) {
            measure(measured.measured());
            Optional.ofNullable(open.get(measured.migration()))
                    .ifPresent(transfer -> compare(measured.measured(), transfer.expected()));
        } else if (fact instanceof Fact.RunReplanned replanned) {
            replanned
                    .moves()
                    .forEach(again -> Optional.ofNullable(open.get(again.migration()))
                            .ifPresent(transfer -> transfer.plan(again.planned())));
        } else if (fact instanceof Fact.RunClosed closed) {
            instruments.counter(Meters.RUNS, closed.outcome().name()).increment();
            open.keySet().removeIf(migration -> migration.run().equals(closed.run()));
        }
    }

    @Override
    public void progressed(MigrationId migration, Progress progress) {
        Optional.ofNullable(open.get(migration)).ifPresent(transfer -> transfer.progressed(progress));
    }

    private void open(Fact.RunOpened opened, Instant at) {
        int number = 1;
        for (PlannedMove planned : opened.plan().moves()) {
            MigrationId id = new MigrationId(opened.run(), number++);
            open.put(id, new Transfer(id, planned, Phase.QUEUED, at));
        }
    }

    private void enter(Fact.PhaseEntered entered, Instant at) {
        Optional.ofNullable(open.get(entered.migration())).ifPresent(transfer -> {
            Phase left = transfer.phase();
            instruments.timer(Meters.PHASE_DURATION, left.name()).record(transfer.enter(entered.phase(), at));
        });
        for (Finding finding : entered.findings()) {
            instruments
                    .counter(
                            Meters.FINDINGS,
                            finding.check().value(),
                            finding.verdict().name())
                    .increment();
        }
        if (entered.phase().isResting()) {
            instruments.counter(Meters.MIGRATIONS, entered.phase().name()).increment();
        }
    }

    private void measure(Measured measured) {
        instruments.timer(Meters.MIGRATION_DURATION).record(measured.duration());
        measured.downtime().asOptional().ifPresent(instruments.timer(Meters.MIGRATION_DOWNTIME)::record);
        measured.bytes()
                .asOptional()
                .ifPresent(bytes -> instruments.counter(Meters.MIGRATION_BYTES).increment(bytes));
    }

    private void compare(Measured measured, PlannedMove.Cost expected) {
        compare("duration", measured.duration(), expected.duration());
        measured.downtime().asOptional().ifPresent(downtime -> compare("downtime", downtime, expected.downtime()));
    }

    private void compare(String what, Duration took, Duration expected) {
        if (!expected.isZero()) {
            instruments.ratios(Meters.PREDICTION, what).record((double) took.toNanos() / expected.toNanos());
        }
    }

    /** Makes the gauges of open runs anew. With many migrations in flight that is too much work for every fact. */
    void show() {
        gauges.show(open.values());
        Map<RunId, Map<Phase, Integer>> phases = new TreeMap<>();
        open.values()
                .forEach(transfer -> phases.computeIfAbsent(transfer.id().run(), run -> new EnumMap<>(Phase.class))
                        .merge(transfer.phase(), 1, Integer::sum));
        List<MultiGauge.Row<?>> counts = new ArrayList<>();
        List<MultiGauge.Row<?>> parts = new ArrayList<>();
        phases.forEach((run, count) -> {
            count.forEach((phase, number) -> counts.add(
                    MultiGauge.Row.of(Instruments.tags(Meters.RUN_MOVES, run.value(), phase.name()), number)));
            parts.add(MultiGauge.Row.of(Instruments.tags(Meters.RUN_PROGRESS, run.value()), ratio(count)));
        });
        moves.register(counts, true);
        ratios.register(parts, true);
    }

    private static double ratio(Map<Phase, Integer> count) {
        double total = count.values().stream().mapToInt(Integer::intValue).sum();
        double over = count.entrySet().stream()
                .filter(phase -> phase.getKey().isResting())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return over / total;
    }
}
