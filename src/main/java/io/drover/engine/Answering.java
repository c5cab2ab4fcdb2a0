package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Sighting;
import io.drover.model.Whereabouts;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Takes an operator's answer about a migration that was left to one. It is held against a look that was just taken: what the look
 * contradicts is refused. A silent host, and a guest that cannot be proved to run, are what an operator may vouch for.
 */
final class Answering {
    private static final Set<Seen> THERE = EnumSet.of(Seen.RUNNING, Seen.SAID_RUNNING);
    private static final Set<Seen> GONE = EnumSet.of(Seen.NONE, Seen.DEFINED, Seen.SILENT);

    /** A guest that was shut down on purpose belongs to the host that kept its definition, if the other is seen to hold no copy. */
    private static final Set<Seen> OFF = EnumSet.of(Seen.NONE, Seen.DEFINED);

    private Answering() {}

    static void accept(Draft draft, Event.SettleMigration answer) {
        Migration migration = known(draft, answer.migration());
        if (isAnsweredSo(migration, answer.as())) {
            return;
        }
        if (migration.phase() != Phase.NEEDS_OPERATOR) {
            throw new RequestException(
                    RequestException.Kind.CONFLICT,
                    "migration " + migration.id() + " of guest '"
                            + migration.move().name() + "' is " + migration.phase()
                            + ", which is not left to an operator: " + migration.why());
        }
        refuseWhileItMoves(draft, migration);
        refuseContradicted(migration, answer);
        draft.record(new Fact.OperatorAnswered(migration.id(), answer.as(), answer.reason()));
        draft.enter(
                migration.id(), Phase.UNKNOWN, "an operator answers " + words(answer.as()) + ": " + answer.reason());
        if (answer.as() == Whereabouts.STAYED) {
            draft.enter(
                    migration.id(),
                    Phase.FAILED,
                    vouched(migration, answer) + Watching.sleeper(migration, answer.destination()));
            return;
        }
        if (answer.as() == Whereabouts.ARRIVED) {
            draft.enter(migration.id(), Phase.VERIFYING, vouched(migration, answer));
            draft.enter(migration.id(), Phase.SETTLING, vouched(migration, answer));
        }
        draft.look(draft.migration(migration.id()), draft.first(migration.id()));
    }

    /** The same answer twice changes nothing. */
    private static boolean isAnsweredSo(Migration migration, Whereabouts as) {
        return switch (as) {
            case ARRIVED -> migration.phase() == Phase.DONE || migration.phase() == Phase.SETTLING;
            case STAYED -> migration.phase() == Phase.FAILED;
            case LOOK_AGAIN -> migration.phase().isInFlight();
        };
    }

    private static void refuseWhileItMoves(Draft draft, Migration migration) {
        draft.state().inFlight(migration.move().guest()).ifPresent(other -> {
            throw new RequestException(
                    RequestException.Kind.CONFLICT,
                    "guest '" + other.move().name() + "' is moving in migration " + other.id() + " (" + other.phase()
                            + "); answer once that has ended");
        });
    }

    private static void refuseContradicted(Migration migration, Event.SettleMigration answer) {
        Seen source = Seen.of(answer.source(), Optional.empty());
        Seen destination = Seen.of(answer.destination(), Optional.empty());
        boolean holds = switch (answer.as()) {
            case ARRIVED -> THERE.contains(destination) && isGone(source, answer.source());
            case STAYED ->
                (THERE.contains(source) && isGone(destination, answer.destination()))
                        || (source == Seen.DEFINED && OFF.contains(destination));
            case LOOK_AGAIN -> true;
        };
        if (!holds) {
            Move move = migration.move();
            throw new RequestException(
                    RequestException.Kind.REFUSED,
                    "'" + words(answer.as()) + "' is not what is seen: "
                            + sentence(move.from(), source, answer.source())
                            + "; " + sentence(move.to(), destination, answer.destination()) + ". It would be right if "
                            + right(answer.as(), move)
                            + ". If a toolstack is wrong, restart it first (systemctl restart libvirtd, which leaves guests alone). Nothing has changed");
        }
    }

    /** A toolstack that is silent hides no copy of which Xen itself tells. */
    private static boolean isGone(Seen seen, Sighting sighting) {
        return GONE.contains(seen)
                && sighting.xen()
                        .asOptional()
                        .filter(copies -> !copies.isEmpty())
                        .isEmpty();
    }

    private static String sentence(Object host, Seen seen, Sighting sighting) {
        return host + " " + seen.words() + " (" + sighting.inWords() + ")";
    }

    private static String right(Whereabouts as, Move move) {
        boolean arrived = as == Whereabouts.ARRIVED;
        return (arrived ? move.to() : move.from()) + " ran the guest and " + (arrived ? move.from() : move.to())
                + " held no copy of it or did not answer"
                + (arrived ? "" : ", or if it were off, defined on " + move.from() + " and held on neither host");
    }

    private static String vouched(Migration migration, Event.SettleMigration answer) {
        return "an operator says that it " + words(answer.as()) + ": " + answer.reason() + ". "
                + migration.move().from() + " says: " + answer.source().inWords() + "; "
                + migration.move().to() + " says: " + answer.destination().inWords();
    }

    private static String words(Whereabouts as) {
        return switch (as) {
            case ARRIVED -> "arrived";
            case STAYED -> "stayed";
            case LOOK_AGAIN -> "look-again";
        };
    }

    private static Migration known(Draft draft, MigrationId id) {
        return draft.state().migration(id).orElseThrow(() -> noSuch(id));
    }

    static RequestException noSuch(MigrationId id) {
        return new RequestException(
                RequestException.Kind.NOT_FOUND,
                "there is no migration '" + id + "'; the account of a run numbers its migrations from 1");
    }
}
