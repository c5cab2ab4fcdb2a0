package io.drover.engine;

import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.port.MigrationOrder;
import java.time.Duration;

/** What the driver says of a transfer. It ends the wait; where the guest is, only both hosts can say. */
final class Transfers {

    private Transfers() {}

    static void switching(Draft draft, Event.SwitchSeen seen) {
        if (draft.migration(seen.migration()).phase() == Phase.COPYING) {
            draft.enter(seen.migration(), Phase.SWITCHING, seen.basis());
        }
    }

    /** Its links are free now, and nothing else is different: who owns the guest is to be proved once the source has let go of it. */
    static void resumed(Draft draft, Event.ResumeSeen seen) {
        Migration migration = draft.migration(seen.migration());
        if (isTransferring(migration) && migration.course().resumedAt().isEmpty()) {
            passSwitching(draft, migration.id());
            draft.record(new Fact.GuestResumed(migration.id(), draft.now()));
        }
    }

    static void ended(Draft draft, Event.TransferEnded ended) {
        Migration migration = draft.migration(ended.migration());
        if (!isTransferring(migration)) {
            return;
        }
        draft.record(new Fact.TransferMeasured(migration.id(), ended.measured()));
        passSwitching(draft, migration.id());
        draft.enter(migration.id(), Phase.VERIFYING, "the source's host says that the transfer succeeded");
        draft.look(migration, draft.first(migration.id()));
    }

    static void failed(Draft draft, Event.TransferFailed failed) {
        Migration migration = draft.migration(failed.migration());
        if (!isTransferring(migration)) {
            return;
        }
        if (failed.mayRetry()) {
            draft.record(new Fact.RetryAllowed(migration.id(), failed.why()));
        }
        draft.enter(migration.id(), Phase.UNKNOWN, failed.why() + Rivalry.afterFailure(migration));
        Attempt first = draft.first(migration.id());
        draft.look(migration, failed.mayLeaveJob() ? first.suspecting() : first);
    }

    /** Waits for the end of a transfer that may go on without us. */
    static void follow(Draft draft, Migration migration) {
        Move move = migration.move();
        boolean persist = migration.before().map(Definition::persistent).orElse(true);
        MigrationOrder order = new MigrationOrder(move.guest(), move.to(), persist, move.memoryBytes());
        draft.perform(new Effect.Follow(migration.id(), migration.course().tries(), move.from(), order));
        Watchdog.begin(draft, migration);
        Rivalry.watch(draft, migration);
    }

    /** What a transfer cost that went on without us. Whether it succeeded, the looks at both hosts say. */
    static void followed(Draft draft, Event.TransferFollowed followed) {
        Migration migration = draft.migration(followed.migration());
        if (migration.measured().isEmpty() && hasArrived(followed)) {
            draft.record(
                    new Fact.TransferMeasured(migration.id(), sinceTheOrder(draft, migration, followed.measured())));
        }
    }

    /** Who follows a transfer counts from then on; what is kept counts from the order, as it does for every other. */
    private static Measured sinceTheOrder(Draft draft, Migration migration, Measured followed) {
        Duration whole = migration
                .startedAt()
                .map(ordered -> Duration.between(ordered, draft.now()))
                .filter(lasted -> lasted.compareTo(followed.duration()) > 0)
                .orElse(followed.duration());
        return new Measured(whole, followed.bytes(), followed.downtime());
    }

    /** A guest that did not arrive has no downtime, and what its transfer cost is no measure for others. */
    private static boolean hasArrived(Event.TransferFollowed followed) {
        return followed.measured().downtime().asOptional().isPresent();
    }

    private static boolean isTransferring(Migration migration) {
        return migration.phase() == Phase.COPYING || migration.phase() == Phase.SWITCHING;
    }

    private static void passSwitching(Draft draft, MigrationId id) {
        if (draft.migration(id).phase() == Phase.COPYING) {
            draft.enter(id, Phase.SWITCHING, "the moment itself was not observed");
        }
    }
}
