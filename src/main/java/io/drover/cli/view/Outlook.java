package io.drover.cli.view;

import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Progress;
import io.drover.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long a run has gone and may still go. Both come from the server's own times, never from this machine's clock: the
 * two may differ, and a simulated fleet's time may run faster.
 */
final class Outlook {
    private Outlook() {}

    /** From the start of the run to the last thing known of it. */
    static Duration elapsed(Run run, Map<MigrationId, Progress> progress) {
        var moments = run.closed().isPresent()
                ? Stream.of(run.closed().get().at())
                : run.migrations().stream().flatMap(migration -> moments(migration, progress));
        var last = moments.max(Instant::compareTo).orElse(run.openedAt());
        return positive(Duration.between(run.openedAt(), last));
    }

    private static Stream<Instant> moments(Migration migration, Map<MigrationId, Progress> progress) {
        var transfer = Optional.ofNullable(progress.get(migration.id()))
                .flatMap(known -> migration.startedAt().map(start -> start.plus(known.elapsed())));
        return Stream.concat(Stream.of(migration.since()), transfer.stream());
    }

    /**
     * The time to the end. What is in flight counts with its own estimate, or with the plan's where there is none; what waits
     * counts with the plan's times, which begin once something on its links has arrived. The upper end lets every waiting
     * migration take the longest it can, one after another.
     */
    static Optional<Progress.Remaining> remaining(Run run, Map<MigrationId, Progress> progress) {
        var inFlight = run.migrations().stream()
                .filter(migration -> migration.phase().isInFlight())
                .toList();
        var flying = remaining(inFlight.stream(), progress).toList();
        var waiting = run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.QUEUED && !run.cancelRequested())
                .map(Migration::planned)
                .toList();
        if (run.closed().isPresent() || (flying.isEmpty() && waiting.isEmpty())) {
            return Optional.empty();
        }
        var queue = queue(waiting);
        var firstFree = remaining(inFlight.stream().filter(Migration::isOnItsLinks), progress)
                .map(Progress.Remaining::atLeast)
                .min(Duration::compareTo);
        var lastLeast = flying.stream().map(Progress.Remaining::atLeast).max(Duration::compareTo);
        var lastMost = flying.stream().map(Progress.Remaining::atMost).max(Duration::compareTo);
        return Optional.of(new Progress.Remaining(
                longer(
                        lastLeast.orElse(Duration.ZERO),
                        firstFree.orElse(Duration.ZERO).plus(queue)),
                lastMost.orElse(Duration.ZERO).plus(queue).plus(slack(waiting))));
    }

    private static Stream<Progress.Remaining> remaining(Stream<Migration> some, Map<MigrationId, Progress> progress) {
        return some.map(migration -> remaining(migration, Optional.ofNullable(progress.get(migration.id()))));
    }

    /** The time that one migration still needs; whose guest has arrived needs no longer than it takes to let go. */
    private static Progress.Remaining remaining(Migration migration, Optional<Progress> progress) {
        var planned = migration.planned();
        if (!migration.isOnItsLinks()) {
            return new Progress.Remaining(Duration.ZERO, planned.release());
        }
        var elapsed = progress.map(Progress::elapsed).orElse(Duration.ZERO);
        return progress.flatMap(Progress::remaining)
                .orElseGet(() -> new Progress.Remaining(
                        positive(planned.expected().duration().minus(elapsed)),
                        positive(planned.longest().minus(elapsed))));
    }

    /** How long something that waits should be moving. What was planned again comes after the rest, by a clock that a late run is behind. */
    private static Duration queue(List<PlannedMove> waiting) {
        var sum = Duration.ZERO;
        var reached = Duration.ZERO;
        for (var planned : waiting.stream()
                .sorted(Comparator.comparing(PlannedMove::start))
                .toList()) {
            var from = longer(planned.start(), reached);
            sum = sum.plus(positive(planned.end().minus(from)));
            reached = longer(reached, planned.end());
        }
        return sum;
    }

    private static Duration slack(List<PlannedMove> waiting) {
        return waiting.stream()
                .map(planned ->
                        positive(planned.longest().minus(planned.expected().duration())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
