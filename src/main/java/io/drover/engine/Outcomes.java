package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.precopy.Lessons;
import io.drover.precopy.Link;
import io.drover.precopy.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the runs that the journal remembers teach. Only migrations that ended DONE count, with the figures that were measured, and only those
 * that had both hosts to themselves until their guest had arrived: what two make of a link that they share is no measure of what one does. A run that is forgotten teaches
 * nothing any more, so what is learned follows from the journal alone.
 */
final class Outcomes {
    private static final int NEWEST = 8;

    private Outcomes() {}

    /** What all of them teach; where that is too little, those overheads are assumed. */
    static Lessons lessons(State state, Overheads assumed) {
        return Lessons.of(
                told(state).flatMap(migration -> outcome(migration).stream()).toList(), assumed);
    }

    /**
     * What the newest migrations of one run alone teach: what its links give now, whatever they gave before. A link is judged by itself from
     * {@link #NEWEST} of its own on, so no more of it are needed.
     */
    static Lessons lessons(State state, RunId run, Overheads assumed) {
        Map<Link, List<Outcome>> byLink = told(state)
                .filter(migration -> migration.id().run().equals(run))
                .flatMap(migration -> outcome(migration).stream())
                .collect(Collectors.groupingBy(Outcome::link));
        return Lessons.of(
                byLink.values().stream()
                        .flatMap(own -> own.stream()
                                .sorted(Comparator.comparing(Outcome::endedAt).reversed())
                                .limit(NEWEST))
                        .toList(),
                assumed);
    }

    /** Those that count. */
    private static Stream<Migration> told(State state) {
        List<Migration> transferred = new ArrayList<>();
        int done = 0;
        List<Run> newestFirst = state.runs().values().stream()
                .sorted(Comparator.comparing(Run::openedAt).reversed())
                .toList();
        for (Run run : newestFirst) {
            if (done >= Lessons.MOST_KEPT) {
                break;
            }
            for (Migration migration : run.migrations()) {
                if (migration.startedAt().isPresent()) {
                    transferred.add(migration);
                    done += isDone(migration) ? 1 : 0;
                }
            }
        }
        Set<MigrationId> disturbed = disturbed(transferred);
        return transferred.stream().filter(Outcomes::isDone).filter(migration -> !disturbed.contains(migration.id()));
    }

    private static boolean isDone(Migration migration) {
        return migration.phase() == Phase.DONE && migration.measured().isPresent();
    }

    private static Optional<Outcome> outcome(Migration migration) {
        return migration
                .measured()
                .map(measured -> new Outcome(
                        new Link(migration.move().from(), migration.move().to()),
                        migration.move().guest(),
                        migration.move().memoryBytes(),
                        measured.bytes().asOptional(),
                        measured.duration(),
                        measured.downtime().asOptional(),
                        release(migration, measured),
                        migration.since()));
    }

    private static Optional<Duration> release(Migration migration, Measured measured) {
        Instant over = began(migration).plus(measured.duration());
        return migration
                .course()
                .resumedAt()
                .map(resumed -> Duration.between(resumed, over))
                .filter(release -> !release.isNegative());
    }

    /** Those that shared a host with another for a while: of each host they are looked at by their begin, since a run may have thousands. */
    private static Set<MigrationId> disturbed(List<Migration> transferred) {
        Map<HostName, List<Migration>> byHost = new HashMap<>();
        transferred.stream().sorted(Comparator.comparing(Outcomes::began)).forEach(migration -> {
            Move move = migration.move();
            byHost.computeIfAbsent(move.from(), none -> new ArrayList<>()).add(migration);
            byHost.computeIfAbsent(move.to(), none -> new ArrayList<>()).add(migration);
        });
        Set<MigrationId> disturbed = new HashSet<>();
        byHost.values().forEach(there -> addDisturbed(there, disturbed));
        return disturbed;
    }

    private static void addDisturbed(List<Migration> byBegin, Set<MigrationId> disturbed) {
        Optional<Migration> longest = Optional.empty();
        for (Migration migration : byBegin) {
            if (longest.filter(before -> began(migration).isBefore(ended(before)))
                    .isPresent()) {
                disturbed.add(migration.id());
                disturbed.add(longest.get().id());
            }
            if (longest.filter(before -> !ended(before).isBefore(ended(migration)))
                    .isEmpty()) {
                longest = Optional.of(migration);
            }
        }
    }

    private static Instant began(Migration migration) {
        return migration.startedAt().orElse(Instant.MAX);
    }

    /** When it was off its links: when its guest ran at the destination, or its transfer ended; else the last that is known of it. */
    private static Instant ended(Migration migration) {
        return migration
                .course()
                .resumedAt()
                .or(() -> migration
                        .measured()
                        .map(Measured::duration)
                        .map(took -> began(migration).plus(took)))
                .orElse(migration.phase().isResting() ? migration.since() : Instant.MAX);
    }
}
