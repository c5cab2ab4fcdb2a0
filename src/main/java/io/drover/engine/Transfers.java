package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;

/** What the driver says of a transfer. It ends the wait; where the guest is, only both hosts can say. */
final class Transfers {

    private Transfers() {}

    static void switching(Draft draft, Event.SwitchSeen seen) {
        if (draft.migration(seen.migration()).phase() == Phase.COPYING) {
            draft.enter(seen.migration(), Phase.SWITCHING, seen.basis());
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
        draft.look(migration, Attempt.first(draft.now()));
    }

    static void failed(Draft draft, Event.TransferFailed failed) {
        Migration migration = draft.migration(failed.migration());
        if (!isTransferring(migration)) {
            return;
        }
        draft.enter(migration.id(), Phase.UNKNOWN, failed.why());
        draft.look(migration, Attempt.first(draft.now()));
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
