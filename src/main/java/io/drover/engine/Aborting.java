package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.util.Optional;

/**
 * Calls transfers off while memory is being copied. What comes of it is not believed but seen: the transfer ends with a failure, and
 * then both hosts are looked at, as after any other.
 */
final class Aborting {
    private Aborting() {}

    /** An operator asks for it; asked again, it is ordered again, which the host answers as it then is. */
    static void accept(Draft draft, Event.AbortMigration wanted) {
        Migration migration = known(draft, wanted.migration());
        if (!isOffered(migration)) {
            throw new RequestException(RequestException.Kind.REFUSED, notNow(migration));
        }
        order(draft, migration, Course.Caller.OPERATOR);
    }

    /** A transfer that goes on without us is UNKNOWN to the journal; its host knows whether memory is being copied. */
    private static boolean isOffered(Migration migration) {
        return migration.phase() == Phase.COPYING || migration.phase() == Phase.UNKNOWN;
    }

    private static String notNow(Migration migration) {
        String why = switch (migration.phase()) {
            case QUEUED, CHECKING -> "nothing is transferred yet; cancel its run instead";
            case SWITCHING -> "the guest is being handed over, and only its copying can be called off";
            case VERIFYING, SETTLING -> "the guest has arrived";
            default -> "it is over";
        };
        return "migration " + migration.id() + " of guest '" + migration.move().name() + "' is " + migration.phase()
                + " and cannot be aborted: " + why;
    }

    /** Has it called off. */
    static void order(Draft draft, Migration migration, Course.Caller by) {
        draft.record(new Fact.AbortRequested(migration.id(), by));
        draft.perform(new Effect.Abort(
                migration.id(),
                migration.course().tries(),
                migration.move().from(),
                migration.move().guest()));
    }

    /** The host could not, or it is not known whether it did; then nothing is different from before, or the transfer tells. */
    static void refused(Draft draft, Event.AbortRefused refused) {
        Migration migration = draft.migration(refused.migration());
        boolean alarming =
                migration.phase().isTransfer() && migration.course().rival().isPresent();
        draft.record(new Fact.AbortRefused(
                migration.id(), alarming ? refused.why() + Rivalry.unended(migration) : refused.why()));
    }

    /** The run as it is once the host has answered, or why the host said no. */
    static Run answer(State state, MigrationId id) {
        Optional<String> refusal = state.migration(id)
                .flatMap(migration -> migration.course().abort())
                .flatMap(Course.Abort::refusal);
        if (refusal.isPresent()) {
            throw new RequestException(RequestException.Kind.REFUSED, refusal.get());
        }
        return state.run(id.run()).orElseThrow();
    }

    private static Migration known(Draft draft, MigrationId id) {
        return draft.state()
                .migration(id)
                .orElseThrow(() -> new RequestException(
                        RequestException.Kind.NOT_FOUND,
                        "there is no migration '" + id + "'; `drover show` lists them"));
    }
}
