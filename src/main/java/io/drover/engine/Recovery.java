package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import java.util.List;

/** After a restart: nothing is replayed; both hosts of everything unfinished are looked at. */
final class Recovery {

    private static final String ENDED = "Drover ended while the guest was in flight, and came up again";

    private Recovery() {}

    static void resume(Draft draft) {
        List<Migration> inFlight = draft.state().inFlight().toList();
        inFlight.forEach(migration -> resume(draft, migration));
    }

    /** After an outage of the journal: whatever was asked and not answered in time is asked again; transfers report by themselves. */
    static void resumeWatching(Draft draft) {
        draft.state().inFlight().toList().forEach(migration -> {
            if (migration.phase() == Phase.COPYING || migration.phase() == Phase.SWITCHING) {
                Watchdog.begin(draft, migration);
                Rivalry.watch(draft, migration);
            } else {
                resume(draft, migration);
            }
        });
    }

    private static void resume(Draft draft, Migration migration) {
        Attempt first = draft.first(migration.id());
        Phase phase = migration.phase();
        if (phase == Phase.CHECKING) {
            draft.observe(migration, first);
            return;
        }
        if (phase == Phase.COPYING || phase == Phase.SWITCHING) {
            draft.record(new Fact.RetryAllowed(migration.id(), ENDED));
            draft.enter(migration.id(), Phase.UNKNOWN, ENDED);
        }
        draft.look(migration, first);
    }
}
