package io.drover.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan being carried out.
 *
 * @param id its identity
 * @param plan what it carries out
 * @param policy what it may do
 * @param openedAt when it was accepted
 * @param migrations one for each move of the plan, in its order
 * @param cancelRequested whether nothing new shall start
 * @param closed how and when it ended, once it has
 * @param replans when its queued moves were planned again, the last {@link #MOST_REPLANS} times, oldest first
 */
public record Run(
        RunId id,
        Plan plan,
        Policy policy,
        Instant openedAt,
        List<Migration> migrations,
        boolean cancelRequested,
        Optional<Closed> closed,
        List<Replan> replans) {
    /** An account that lists more is not read. */
    public static final int MOST_REPLANS = 20;

    public Run {
        migrations = List.copyOf(migrations);
        replans = List.copyOf(replans);
    }

    /** A run that goes by its plan so far. */
    public static Run opened(RunId id, Plan plan, Policy policy, Instant at, List<Migration> migrations) {
        return new Run(id, plan, policy, at, migrations, false, Optional.empty(), List.of());
    }

    /**
     * Queued moves of a run were planned again.
     *
     * @param at when
     * @param why what for
     * @param guests how many moves were looked at
     * @param elsewhere how many of them go elsewhere since
     * @param late how many, by that, will not have moved when the run's window ends
     */
    public record Replan(Instant at, String why, int guests, int elsewhere, int late) {}

    /** How and when a run ended. */
    public record Closed(Outcome outcome, Instant at) {}

    /** How a run ended, worst first. */
    public enum Outcome {
        /** At least one guest's whereabouts could not be settled: look at both hosts. */
        UNKNOWN,
        /** No guest moved, and at least one failed or was refused. */
        FAILED,
        /** Some guests moved, some did not; each is accounted for. */
        PARTIAL,
        /** It was asked to stop before all had moved; each guest is accounted for. */
        CANCELLED,
        /** Every guest of the plan is proved to be where the plan wanted it. */
        DONE
    }

    /** The same run with its migrations as they are now. */
    public Run withMigrations(List<Migration> now) {
        return new Run(id, plan, policy, openedAt, now, cancelRequested, closed, replans);
    }

    /** The same run, which shall start nothing new. */
    public Run cancelling() {
        return new Run(id, plan, policy, openedAt, migrations, true, closed, replans);
    }

    /** The same run, ended; or going on again. */
    public Run withClosed(Optional<Closed> end) {
        return new Run(id, plan, policy, openedAt, migrations, cancelRequested, end, replans);
    }

    /** The same run, some of whose queued moves were planned again. */
    public Run withReplan(Replan another) {
        List<Replan> all = new ArrayList<>(replans);
        all.add(another);
        List<Replan> last = all.subList(Math.max(0, all.size() - MOST_REPLANS), all.size());
        return new Run(id, plan, policy, openedAt, migrations, cancelRequested, closed, last);
    }

    /** Whether its guests may go wherever is best, since no operator named their destination. */
    public boolean leavesDestinationsOpen() {
        return plan.purpose().kind() == Plan.Purpose.Kind.DRAIN;
    }

    /** One migration of this run. */
    public Optional<Migration> migration(MigrationId wanted) {
        return migrations.stream()
                .filter(migration -> migration.id().equals(wanted))
                .findFirst();
    }
}
