package io.drover.engine;

import io.drover.model.Fix;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.RunId;
import io.drover.port.MigrationOrder;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** What the engine wants done, after its facts are durable. Each is answered by an event. */
sealed interface Effect {

    /**
     * Observe source and destination afresh, for the checks, after the pause of the attempt.
     *
     * @param arrived the migrations to that destination that are known to have arrived already
     */
    record ObservePair(MigrationId migration, Move move, Attempt attempt, Set<MigrationId> arrived) implements Effect {
        public ObservePair {
            arrived = Set.copyOf(arrived);
        }
    }

    /** Begin the transfer. */
    record Transfer(MigrationId migration, int tries, HostName from, MigrationOrder order) implements Effect {}

    /** Wait for the end of a transfer that goes on without us; the same one is waited for once. */
    record Follow(MigrationId migration, int tries, HostName from, MigrationOrder order) implements Effect {}

    /** Tell in a while when the transfer was last seen to move. */
    record Watch(MigrationId migration) implements Effect {}

    /** Ask after a delay whether somebody else sends the guest of a transfer under way too. */
    record SeekRival(MigrationId migration, int tries, Move move, Duration delay) implements Effect {}

    /** Tell after a delay that a run's window may be over. */
    record AwaitWindow(RunId run, Duration delay) implements Effect {}

    /** Call a transfer off. */
    record Abort(MigrationId migration, int tries, HostName from, GuestId guest) implements Effect {}

    /**
     * Plan queued moves of a run again after a delay, on a fleet that was just looked at.
     *
     * @param moves which; each waits for it
     * @param away those whose destination has just failed them, and which go to another if one can take them
     * @param why what for, in words
     */
    record Replan(RunId run, Set<MigrationId> moves, Set<MigrationId> away, String why, Duration delay)
            implements Effect {
        private static final int LONGEST = 400;
        private static final String MORE = "; and more";

        public Replan {
            moves = Set.copyOf(moves);
            away = Set.copyOf(away);
        }

        /** Both together. */
        Replan with(Replan other) {
            Set<MigrationId> all = new HashSet<>(moves);
            all.addAll(other.moves);
            Set<MigrationId> allAway = new HashSet<>(away);
            allAway.addAll(other.away);
            return new Replan(run, all, allAway, both(why, other.why), delay);
        }

        /** A reason that gives many is not read. */
        private static String both(String one, String other) {
            boolean told = one.contains(other) || one.endsWith(MORE);
            return told ? one : one + (one.length() < LONGEST ? "; " + other : MORE);
        }
    }

    /** Plan all queued moves of a run again if by what it has seen itself they take far longer than planned, or far less. */
    record Reckon(RunId run) implements Effect {}

    /** Ask both hosts about the guest, after a delay. */
    record LookAtBoth(MigrationId migration, Move move, Attempt attempt, Duration delay) implements Effect {}

    /** Ask the destination about the disks of a guest that is settled, after the pause of the attempt. */
    record SeeDisks(MigrationId migration, Move move, String settled, Attempt attempt) implements Effect {}

    /** Mend something on a host. */
    record CarryOut(Fix fix) implements Effect {}

    /** Undo what was mended, if its guests are back. */
    record Undo(Fix fix) implements Effect {}

    /** Do a chore on one of the hosts, which only sightings that make it safe can order. */
    record DoChore(MigrationId migration, Errand errand, Attempt attempt) implements Effect {}
}
