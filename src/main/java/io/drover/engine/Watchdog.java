package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import java.time.Duration;

/**
 * Raises an alarm when no progress of a transfer is seen for too long, and takes it back when there is some. It never says where a
 * guest is, and never changes a phase: a transfer that stands still may go on, and only both hosts know how it ended.
 */
final class Watchdog {
    private final Standstill standstill;

    Watchdog(Standstill standstill) {
        this.standstill = standstill;
    }

    /** Watches a transfer from now on, until it is over. */
    static void begin(Draft draft, Migration migration) {
        draft.perform(new Effect.Watch(migration.id()));
    }

    /** Of a transfer whose outcome is open nobody knows whether it goes on, unless a look shows that it does, which begins to watch again. */
    void decide(Draft draft, Event.TransferWatched watched) {
        draft.state()
                .migration(watched.migration())
                .filter(migration -> migration.phase().isTransfer())
                .ifPresent(migration -> decide(draft, migration, watched));
    }

    private void decide(Draft draft, Migration migration, Event.TransferWatched watched) {
        boolean stalled =
                watched.still().compareTo(standstill.limit(migration.move().memoryBytes())) >= 0;
        boolean told = migration.course().stalledSince().isPresent();
        if (stalled && !told) {
            alarm(draft, migration, watched);
        } else if (!stalled && told) {
            draft.record(new Fact.TransferMoving(migration.id()));
        }
        if (migration.phase() != Phase.UNKNOWN) {
            begin(draft, migration);
        }
    }

    private void alarm(Draft draft, Migration migration, Event.TransferWatched watched) {
        Duration limit = standstill.limit(migration.move().memoryBytes());
        draft.record(new Fact.TransferStalled(
                migration.id(),
                draft.now().minus(watched.still()),
                "no progress was seen for more than " + limit.toSeconds() + " s (" + watched.seen()
                        + "); it may go on, and where the guest is only both hosts can say"));
        boolean wanted = migration.course().abort().isPresent();
        if (standstill.abort() && !wanted && migration.phase() == Phase.COPYING) {
            Aborting.order(draft, migration, Course.Caller.WATCHDOG);
        }
    }
}
