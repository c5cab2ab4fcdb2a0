package io.drover.engine;

import io.drover.model.Definition;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import java.util.Optional;

/**
 * Moves what the hosts keep of a guest after it arrived: persistent and autostart where it is as they were where it was, and
 * no definition left behind, which would come back to life on the shared disk when that host reboots.
 *
 * <p>Level-triggered: each sighting that shows the guest at the destination alone yields the next chore, or none, and then the disks are asked
 * for.
 */
final class Settling {
    private final Patience patience;

    Settling(Patience patience) {
        this.patience = patience;
    }

    /** Decides from a look by which the guest is at the destination alone. */
    void decide(Draft draft, Migration migration, Event.BothSeen seen) {
        Optional<Errand> errand = errand(migration, seen);
        if (errand.isEmpty() && seen.source() instanceof Sighting.Present) {
            String kept =
                    migration.move().from() + " still has: " + seen.source().inWords();
            draft.enter(migration.id(), Phase.NEEDS_OPERATOR, Account.ofSettling(migration, kept));
        } else if (errand.isPresent()) {
            draft.perform(new Effect.DoChore(migration.id(), errand.get(), seen.attempt()));
        } else {
            Connecting.ask(draft, migration, settled(migration, seen));
        }
    }

    void choreEnded(Draft draft, Migration migration, Event.ChoreEnded ended) {
        if (ended.failure().isEmpty()) {
            draft.look(migration, draft.first(migration.id()));
            return;
        }
        Attempt next = ended.attempt().next();
        if (next.lasted(draft.counted()).compareTo(patience.settling()) > 0) {
            draft.enter(
                    migration.id(),
                    Phase.NEEDS_OPERATOR,
                    Account.ofSettling(migration, ended.failure().get()));
        } else {
            draft.look(migration, next);
        }
    }

    private static Optional<Errand> errand(Migration migration, Event.BothSeen seen) {
        Move move = migration.move();
        if (!(seen.destination() instanceof Sighting.Present arrived)) {
            return Optional.empty();
        }
        Definition is = arrived.definition();
        Optional<Errand> keep = Errand.keep(move, migration.before().orElse(is), is);
        if (keep.isPresent() || !(seen.source() instanceof Sighting.Present)) {
            return keep;
        }
        return Errand.undefineAtSource(new Look(move, seen.source(), seen.destination()));
    }

    private static String settled(Migration migration, Event.BothSeen seen) {
        return migration.move().to() + " says: " + seen.destination().inWords() + "; "
                + migration.move().from() + " says: " + seen.source().inWords();
    }
}
