package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Notices that links give much less than a run's plan reckons with, or much more.
 *
 * <p>One migration proves nothing: its guest may write more than it did, or somebody else may be on the link for a while. So three in a row have to
 * be off by a quarter, in the same direction, that leave one host or arrive at one. Even then the run is planned again only if what waits takes a
 * quarter longer by what is learned, or a fifth less ({@link Reckoning}): times of that width are what plans promise, and no operator would
 * do anything else for less. Since the new plan takes over what was seen, the next needs links that change as much once more.
 */
final class Slowness {
    private static final double LONGER = 1.25;
    private static final double SHORTER = 1 / LONGER;
    private static final int IN_A_ROW = 3;

    private Slowness() {}

    /** Whether what is queued takes so much longer or less that it is worth planning again, in the direction in which the run is off. */
    static boolean isMuch(Run run, Duration now, Duration before) {
        double ratio = ratio(now, before);
        return (ratio >= LONGER && isSlow(run, Slowness::planned)) || (ratio <= SHORTER && isFast(run));
    }

    private static double ratio(Duration now, Duration before) {
        return (double) now.toNanos() / Math.max(1, before.toNanos());
    }

    /** Asks for a reckoning for each run that a migration just made doubtful. */
    static void look(Draft draft) {
        draft.entering(Phase.DONE).stream()
                .map(MigrationId::run)
                .distinct()
                .flatMap(run -> draft.state().run(run).stream())
                .filter(run -> !run.cancelRequested() && hasQueued(run))
                .filter(run -> isSlow(run, Slowness::planned) || isFast(run))
                .forEach(run -> draft.perform(new Effect.Reckon(run.id())));
    }

    private static boolean hasQueued(Run run) {
        return run.migrations().stream().anyMatch(migration -> migration.phase() == Phase.QUEUED);
    }

    /** What to reckon with in a run: what it sees itself where that is slower than its first plan had it, else what all have seen. */
    static Lessons lessons(State state, Run run, Lessons general, Overheads assumed) {
        if (!isSlow(run, migration -> firstPlanned(run, migration))) {
            return general;
        }
        Lessons own = Outcomes.lessons(state, run.id(), assumed);
        return own.areEnough() ? own : general;
    }

    private static Duration planned(Migration migration) {
        return migration.planned().expected().duration();
    }

    private static Duration firstPlanned(Run run, Migration migration) {
        return run.plan().moves().get(migration.id().number() - 1).expected().duration();
    }

    private static boolean isSlow(Run run, Function<Migration, Duration> planned) {
        return isOff(run, migration -> took(migration, planned) >= LONGER);
    }

    private static boolean isFast(Run run) {
        return isOff(run, migration -> took(migration, Slowness::planned) <= SHORTER);
    }

    private static double took(Migration migration, Function<Migration, Duration> planned) {
        return migration
                .measured()
                .map(measured -> ratio(measured.duration(), planned.apply(migration)))
                .orElse(1.0);
    }

    private static boolean isOff(Run run, Predicate<Migration> off) {
        List<Migration> newestFirst = run.migrations().stream()
                .filter(migration ->
                        migration.phase() == Phase.DONE && migration.measured().isPresent())
                .sorted(Comparator.comparing(Migration::since).reversed())
                .toList();
        return isOff(newestFirst, off, migration -> migration.move().from())
                || isOff(newestFirst, off, migration -> migration.move().to());
    }

    private static boolean isOff(
            List<Migration> newestFirst, Predicate<Migration> off, Function<Migration, HostName> end) {
        return newestFirst.stream().collect(Collectors.groupingBy(end)).values().stream()
                .filter(there -> there.size() >= IN_A_ROW)
                .anyMatch(there -> there.subList(0, IN_A_ROW).stream().allMatch(off));
    }
}
