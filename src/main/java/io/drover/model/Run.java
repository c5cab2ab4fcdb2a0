package io.drover.model;

import java.time.Instant;
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
 */
public record Run(
        RunId id,
        Plan plan,
        Policy policy,
        Instant openedAt,
        List<Migration> migrations,
        boolean cancelRequested,
        Optional<Closed> closed) {

    public Run {
        migrations = List.copyOf(migrations);
    }

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
        return new Run(id, plan, policy, openedAt, now, cancelRequested, closed);
    }

    /** The same run, which shall start nothing new. */
    public Run cancelling() {
        return new Run(id, plan, policy, openedAt, migrations, true, closed);
    }

    /** The same run, ended; or going on again. */
    public Run withClosed(Optional<Closed> end) {
        return new Run(id, plan, policy, openedAt, migrations, cancelRequested, end);
    }

    /** One migration of this run. */
    public Optional<Migration> migration(MigrationId wanted) {
        return migrations.stream()
                .filter(migration -> migration.id().equals(wanted))
                .findFirst();
    }
}
