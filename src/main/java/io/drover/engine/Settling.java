package io.drover.engine;

import io.drover.model.Definition;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.port.Chore;
import java.util.Optional;

/**
 * Moves what the hosts keep of a guest after it arrived: persistent and autostart where it is as they were where it was, and
 * no definition left behind, which would come back to life on the shared disk when that host reboots.
 *
 * <p>Level-triggered: each sighting of both hosts yields the next chore, or none, and then the disks are asked for.
 */
final class Settling {
    private final Patience patience;

    Settling(Patience patience) {
        this.patience = patience;
    }

    private record Errand(HostName host, Chore chore) {}

    void decide(Draft draft, Migration migration, Event.BothSeen seen) {
        Optional<String> trouble = trouble(migration, seen);
        if (trouble.isPresent()) {
            again(draft, migration, seen.attempt().next(seen.source()), trouble.get());
            return;
        }
        Optional<Errand> errand = errand(migration, seen);
        if (errand.isPresent()) {
            draft.perform(new Effect.DoChore(
                    migration.id(), errand.get().host(), errand.get().chore(), seen.attempt()));
        } else {
            Connecting.ask(draft, migration, settled(migration, seen));
        }
    }

    void choreEnded(Draft draft, Event.ChoreEnded ended) {
        Migration migration = draft.migration(ended.migration());
        if (migration.phase() != Phase.SETTLING) {
            return;
        }
        if (ended.failure().isPresent()) {
            again(draft, migration, ended.attempt().next(), ended.failure().get());
        } else {
            draft.look(migration, Attempt.first(draft.now()));
        }
    }

    private void again(Draft draft, Migration migration, Attempt next, String trouble) {
        if (next.lasted(draft.now()).compareTo(patience.settling()) > 0) {
            draft.enter(migration.id(), Phase.NEEDS_OPERATOR, Account.ofSettling(migration, trouble));
        } else {
            draft.look(migration, next);
        }
    }

    private static Optional<String> trouble(Migration migration, Event.BothSeen seen) {
        Move move = migration.move();
        if (seen.source() instanceof Sighting.Unseen silent) {
            return Optional.of(move.from() + " does not answer: " + silent.why());
        }
        if (seen.destination() instanceof Sighting.Unseen silent) {
            return Optional.of(move.to() + " does not answer: " + silent.why());
        }
        if (!seen.source().isOff()) {
            return Optional.of(move.from() + " says again: " + seen.source().inWords());
        }
        return seen.destination().is(GuestState.RUNNING)
                ? Optional.empty()
                : Optional.of(move.to() + " does not run it any more: "
                        + seen.destination().inWords());
    }

    private static Optional<Errand> errand(Migration migration, Event.BothSeen seen) {
        Move move = migration.move();
        Sighting.Present arrived = (Sighting.Present) seen.destination();
        Definition is = arrived.definition();
        Definition wanted = migration.before().orElse(is);
        if (wanted.persistent() && !is.persistent()) {
            return Optional.of(new Errand(move.to(), new Chore.MakePersistent(move.guest())));
        }
        if (wanted.autostart() != is.autostart()) {
            return Optional.of(new Errand(move.to(), new Chore.SetAutostart(move.guest(), wanted.autostart())));
        }
        return seen.source() instanceof Sighting.Present
                ? Optional.of(new Errand(move.from(), new Chore.Undefine(move.guest())))
                : Optional.empty();
    }

    private static String settled(Migration migration, Event.BothSeen seen) {
        return migration.move().to() + " says: " + seen.destination().inWords() + "; "
                + migration.move().from() + " says: " + seen.source().inWords();
    }
}
