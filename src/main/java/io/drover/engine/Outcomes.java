package io.drover.engine;

import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.precopy.Lessons;
import io.drover.precopy.Link;
import io.drover.precopy.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the runs that the journal remembers teach. Only migrations that ended DONE count, with the figures that were measured, and only those
 * that had both hosts to themselves: what two make of a link that they share is no measure of what one does. A run that is forgotten teaches
 * nothing any more, so what is learned follows from the journal alone.
 */
final class Outcomes {
    private Outcomes() {}

    static Lessons lessons(State state) {
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
        return Lessons.of(transferred.stream()
                .filter(Outcomes::isDone)
                .filter(migration -> transferred.stream().noneMatch(other -> disturbs(other, migration)))
                .flatMap(migration -> outcome(migration).stream())
                .toList());
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
                        migration.since()));
    }

    private static boolean disturbs(Migration other, Migration migration) {
        return !other.id().equals(migration.id())
                && share(other, migration)
                && began(other).isBefore(ended(migration))
                && began(migration).isBefore(ended(other));
    }

    private static boolean share(Migration one, Migration other) {
        return one.move().from().equals(other.move().from())
                || one.move().from().equals(other.move().to())
                || one.move().to().equals(other.move().from())
                || one.move().to().equals(other.move().to());
    }

    private static Instant began(Migration migration) {
        return migration.startedAt().orElse(Instant.MAX);
    }

    /** The end of its transfer; of one that is not measured, the last that is known of it. */
    private static Instant ended(Migration migration) {
        return migration
                .measured()
                .map(Measured::duration)
                .map(took -> began(migration).plus(took))
                .orElse(migration.phase().isResting() ? migration.since() : Instant.MAX);
    }
}
