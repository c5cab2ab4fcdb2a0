package io.drover.metrics;

import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A migration of an open run, as its gauges see it. It changes on the engine's thread and is read on any. */
final class Transfer {
    private final MigrationId id;
    private final Move move;
    private volatile Phase phase;
    private volatile Instant since;
    private volatile Optional<Progress> progress = Optional.empty();

    Transfer(MigrationId id, Move move, Phase phase, Instant since) {
        this.id = id;
        this.move = move;
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

    void progressed(Progress latest) {
        progress = Optional.of(latest);
    }

    MigrationId id() {
        return id;
    }

    String guest() {
        return move.name();
    }

    Phase phase() {
        return phase;
    }

    double arrivedBytes() {
        return progress.map(Progress::bytesArrived).orElse(0L);
    }

    double sizeBytes() {
        return progress.map(Progress::totalBytes).orElse(move.memoryBytes());
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
