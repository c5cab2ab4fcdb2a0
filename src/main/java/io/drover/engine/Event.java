package io.drover.engine;

import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.MigrationId;
import io.drover.model.Observed;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.RunId;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.model.Whereabouts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What reaches the engine: requests from outside, and answers to its own effects. */
sealed interface Event {

    /** Drover came up and has read its journal; drivers know nothing of what it did before. */
    record Restarted() implements Event {}

    /** The journal could not be written for a while and can again; drivers still report on what they were ordered before. */
    record Resumed() implements Event {}

    /** A host says how a deed ended. It stays true however late it is heard, as what was merely seen does not. */
    sealed interface Report extends Event {}

    /** Somebody asks for a change, and is told whether it was accepted. */
    sealed interface Request extends Event {}

    /** Carry out a plan that the verifier has accepted. */
    record StartRun(RunId run, Plan plan, Policy policy) implements Request {}

    /** Start nothing new in a run. */
    record CancelRun(RunId run) implements Request {}

    /** Look again at what was left to an operator. */
    record ReconcileRun(RunId run) implements Request {}

    /** An operator says where a guest is that was left to one; both hosts were looked at just now. */
    record SettleMigration(MigrationId migration, Whereabouts as, String reason, Sighting source, Sighting destination)
            implements Request {}

    /** Give a host no new guests. */
    record CordonHost(HostName host, String reason) implements Request {}

    /** Give a host guests again. */
    record UncordonHost(HostName host) implements Request {}

    /** Mend these, and undo it afterwards. */
    record OrderFixes(List<Fix> fixes) implements Request {}

    /** Undo what can be undone now. */
    record UndoFixes() implements Request {}

    /** Forget runs that ended long ago. */
    record Forget(Keeping keeping) implements Request {}

    /** A fix was carried out, or failed for that reason. */
    record FixEnded(Fix fix, Optional<String> failure) implements Report {}

    /** A fix was undone. */
    record FixUndone(Fix fix, String how) implements Report {}

    /**
     * Source and destination were observed for the checks before a transfer, and the guest's definition was read.
     *
     * @param arrived the migrations to that destination that were known to have arrived when it was asked
     */
    record PairObserved(
            MigrationId migration, Attempt attempt, Set<MigrationId> arrived, Fleet fleet, Observed<String> definition)
            implements Event {}

    /** The driver saw the guest being handed over. */
    record SwitchSeen(MigrationId migration, String basis) implements Event {}

    /** The driver says that the transfer succeeded. */
    record TransferEnded(MigrationId migration, Measured measured) implements Report {}

    /** The driver says that the transfer failed, or does not know. */
    record TransferFailed(MigrationId migration, String why) implements Report {}

    /** Both hosts were asked about the guest. */
    record BothSeen(MigrationId migration, Attempt attempt, Sighting source, Sighting destination) implements Event {

        /** The same sightings as the first of a new question. */
        BothSeen restarted(Instant now) {
            return new BothSeen(migration, Attempt.first(now), source, destination);
        }
    }

    /** The destination was asked about the disks of a guest that is settled. */
    record DisksSeen(MigrationId migration, String settled, Attempt attempt, Observed<List<VirtualDisk>> disks)
            implements Event {}

    /** A chore is done, or failed for that reason. */
    record ChoreEnded(MigrationId migration, Attempt attempt, Optional<String> failure) implements Event {}
}
