package io.drover.metrics;

import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A migration of an open run, as its gauges see it. It changes on the engine's thread and is read on any. */
final class Transfer {
    private final MigrationId id;
    private volatile PlannedMove planned;
    private volatile Phase phase;
    private volatile Instant since;
    private volatile Optional<Progress> progress = Optional.empty();

    Transfer(MigrationId id, PlannedMove planned, Phase phase, Instant since) {
        this.id = id;
        this.planned = planned;
        this.phase = phase;
        this.since = since;
    }

    /** Enters a phase, and tells how long the one before lasted. */
    Duration enter(Phase next, Instant at) {
        Duration spent = Duration.between(since, at);
        phase = next;
        since = at;
        return spent.isNegative() ? Duration.ZERO : spent;
    }

    /** It is planned anew. */
    void plan(PlannedMove again) {
        planned = again;
    }

    /** What it was expected to cost. */
    PlannedMove.Cost expected() {
        return planned.expected();
    }

    void progressed(Progress latest) {
        progress = Optional.of(latest);
    }

    MigrationId id() {
        return id;
    }

    String guest() {
        return planned.move().name();
    }

    Phase phase() {
        return phase;
    }

    double arrivedBytes() {
        return progress.map(Progress::bytesArrived).orElse(0L);
    }

    double sizeBytes() {
        return progress.map(Progress::totalBytes).orElse(planned.move().memoryBytes());
    }

    double bytesPerSecond() {
        return progress.map(Progress::bytesPerSecond).orElse(0L);
    }

    /** Not a number while nobody can tell, which Prometheus knows how to show. */
    double remainingSeconds() {
        return progress.flatMap(Progress::remaining)
                .map(remaining -> remaining.atMost().toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
