package io.drover.engine;

import io.drover.model.Fix;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Observed;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RequestKey;
import io.drover.model.RunId;
import io.drover.model.Sighting;
import io.drover.model.VirtualDisk;
import io.drover.model.Whereabouts;
import java.time.Duration;
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

    /** What was asked or ordered for one try of a migration, and means nothing for a later one. */
    sealed interface OfTry extends Event {
        /** Which migration. */
        MigrationId migration();

        /** How often it had been begun again by then. */
        int tries();
    }

    /** An answer to a question that may be asked again. */
    sealed interface Answer extends OfTry {
        /** How often it was asked. */
        Attempt attempt();

        @Override
        default int tries() {
            return attempt().tries();
        }
    }

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
    /** Call a transfer off. */
    record AbortMigration(MigrationId migration) implements Request {}

    /** A request that bears a key, so that sent twice it is carried out once. */
    record Keyed(RequestKey key, Request request) implements Request {}

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
            implements Answer {}

    /** The driver saw the guest being handed over. */
    record SwitchSeen(MigrationId migration, String basis) implements Event {}

    /** The destination says that the guest runs there. */
    record ResumeSeen(MigrationId migration) implements Event {}

    /** The driver says that the transfer succeeded. */
    record TransferEnded(MigrationId migration, int tries, Measured measured) implements Report, OfTry {}

    /**
     * The driver says that the transfer failed, or does not know.
     *
     * @param mayRetry whether the same may succeed later, once the guest is proved to have stayed
     * @param mayLeaveJob whether a job that no look shows may hold the guest at the source
     */
    record TransferFailed(MigrationId migration, int tries, String why, boolean mayRetry, boolean mayLeaveJob)
            implements Report, OfTry {}

    /** A transfer that went on without us is over; what its try cost is known. */
    record TransferFollowed(MigrationId migration, int tries, Measured measured) implements Report, OfTry {}

    /**
     * A while has passed in which a transfer was watched.
     *
     * @param still how long it was not seen to move, or was watched in vain
     * @param seen how far it was then
     */
    record TransferWatched(MigrationId migration, Duration still, String seen) implements Event {}

    /** Hosts were asked whether somebody else sends the guest of a transfer; none is told where they could not say. */
    record RivalSought(MigrationId migration, int tries, Optional<Rival> rival) implements OfTry {}

    /** A while has passed in which a run's window may have ended. */
    record WindowDue(RunId run) implements Event {}

    /** The host could not call a transfer off, or nobody knows whether it did. */
    record AbortRefused(MigrationId migration, int tries, String why) implements Report, OfTry {}

    /** The connection to a host is down. */
    record HostLost(HostName host, String why) implements Event {}

    /**
     * Queued moves of a run were planned again.
     *
     * @param why what for, in words
     */
    record Replanned(RunId run, String why, List<NextMove> moves) implements Event {}

    /**
     * What came of planning a queued move again.
     *
     * @param asked the migration as it was then; if it is another by now, this means nothing
     * @param planned its move from now on, which may be the same
     * @param nowhere why no host can take it, where that was found of one that had its turn
     */
    record NextMove(Migration asked, PlannedMove planned, Optional<Nowhere> nowhere) {}

    /** Both hosts were asked about the guest. */
    record BothSeen(MigrationId migration, Attempt attempt, Sighting source, Sighting destination) implements Answer {

        /** The same sightings as the first of a new question. */
        BothSeen restarted(Duration now) {
            return new BothSeen(migration, Attempt.first(attempt.tries(), now), source, destination);
        }
    }

    /** The destination was asked about the disks of a guest that is settled. */
    record DisksSeen(MigrationId migration, String settled, Attempt attempt, Observed<List<VirtualDisk>> disks)
            implements Answer {}

    /** A chore is done, or failed for that reason. */
    record ChoreEnded(MigrationId migration, Attempt attempt, Optional<String> failure) implements Answer {}
}
