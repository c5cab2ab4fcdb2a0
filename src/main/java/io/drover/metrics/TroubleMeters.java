package io.drover.metrics;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import java.util.HashSet;
import java.util.Set;

/** What goes wrong with transfers and what is done about it, as meters. Called on the engine's thread only. */
final class TroubleMeters {
    private final Instruments instruments;
    private final Set<MigrationId> still = new HashSet<>();
    private volatile int standing;

    TroubleMeters(Instruments instruments) {
        this.instruments = instruments;
        instruments.counter(Meters.RETRIES);
        instruments.counter(Meters.REPLANS);
        instruments.counter(Meters.STANDSTILLS);
        instruments.counter(Meters.ABORTS_REFUSED);
        instruments.counter(Meters.RIVALS);
        for (Course.Caller caller : Course.Caller.values()) {
            instruments.counter(Meters.ABORTS, caller.name());
        }
        instruments.gauge(Meters.STANDING_STILL, () -> standing);
    }

    /** Shows a migration of a run that a former process opened. What it had counted is not counted again. */
    void resume(Migration migration) {
        if (migration.course().stalledSince().isPresent()) {
            stands(migration.id());
        }
    }

    void recorded(Fact fact) {
        if (fact instanceof Fact.RetryScheduled) {
            instruments.counter(Meters.RETRIES).increment();
        } else if (fact instanceof Fact.RunReplanned) {
            instruments.counter(Meters.REPLANS).increment();
        } else if (fact instanceof Fact.AbortRequested wanted) {
            instruments.counter(Meters.ABORTS, wanted.by().name()).increment();
        } else if (fact instanceof Fact.AbortRefused) {
            instruments.counter(Meters.ABORTS_REFUSED).increment();
        } else if (fact instanceof Fact.RivalSeen) {
            instruments.counter(Meters.RIVALS).increment();
        } else if (fact instanceof Fact.TransferStalled stalled) {
            instruments.counter(Meters.STANDSTILLS).increment();
            stands(stalled.migration());
        } else if (fact instanceof Fact.TransferMoving moving) {
            moves(moving.migration());
        } else if (fact instanceof Fact.PhaseEntered entered && !entered.phase().isTransfer()) {
            moves(entered.migration());
        }
    }

    private void stands(MigrationId migration) {
        still.add(migration);
        standing = still.size();
    }

    private void moves(MigrationId migration) {
        still.remove(migration);
        standing = still.size();
    }
}
