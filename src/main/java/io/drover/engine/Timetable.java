package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When moves of a run that are planned again begin, on the run's own clock: once all that is in flight or queued beside them on their links
 * should be over. So intervals that overlap are still those of moves that were planned to share a link. They may begin earlier than that if their turn
 * comes earlier.
 *
 * @param run whose
 * @param now when it is reckoned
 * @param again the moves that are planned again
 */
record Timetable(Run run, Instant now, Set<MigrationId> again) {

    /** The earliest that moves begin which have to wait for nobody. */
    Duration now(Collection<PlannedMove> moves) {
        Set<HostName> sources =
                moves.stream().map(planned -> planned.move().from()).collect(Collectors.toSet());
        Set<HostName> destinations =
                moves.stream().map(planned -> planned.move().to()).collect(Collectors.toSet());
        Duration sinceOpened = positive(Duration.between(run.openedAt(), now));
        return run.migrations().stream()
                .filter(other -> !again.contains(other.id()) && !other.phase().isResting())
                .filter(other -> sources.contains(other.move().from())
                        || destinations.contains(other.move().to()))
                .map(this::end)
                .reduce(sinceOpened, Timetable::later);
    }

    /** When one should be over: as planned, or later if it began later. */
    private Duration end(Migration migration) {
        return migration
                .startedAt()
                .filter(started -> migration.phase().isInFlight())
                .map(started -> Duration.between(run.openedAt(), started)
                        .plus(migration.planned().expected().duration()))
                .map(end -> later(end, migration.planned().end()))
                .orElse(migration.planned().end());
    }

    /** A move as it is planned already, after all that is beside it on its links. */
    PlannedMove later(Migration migration) {
        PlannedMove planned = migration.planned();
        return planned.startingAt(later(planned.start(), now(List.of(planned))));
    }

    /**
     * Those queued who wait for room that a guest which is planned again makes by leaving their destination, with their times after it.
     *
     * @param leaves that guest's migration
     * @param planned its move as it is planned now
     */
    List<Event.NextMove> followers(Migration leaves, PlannedMove planned) {
        if (run.plan().purpose().drains(leaves.move().from())) {
            return List.of();
        }
        List<Event.NextMove> followers = new ArrayList<>();
        for (Migration other : run.migrations()) {
            boolean waitsForRoom = other.move().to().equals(leaves.move().from())
                    && other.phase() == Phase.QUEUED
                    && !again.contains(other.id())
                    && leaves.planned().end().compareTo(other.planned().start()) <= 0
                    && other.planned().start().compareTo(planned.end()) < 0;
            if (waitsForRoom) {
                followers.add(new Event.NextMove(other, other.planned().startingAt(planned.end()), Optional.empty()));
            }
        }
        return followers;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
