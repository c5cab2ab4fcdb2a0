package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import io.drover.plan.Insertion;
import io.drover.plan.Span;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When moves of a run that are planned again begin, on the run's own clock: as early as they fit in between all that is in flight or queued. So
 * intervals that overlap are still those of moves that were planned to share a link. They may begin earlier than that if their turn comes earlier.
 *
 * @param run whose
 * @param fleet the hosts as they were seen when it is reckoned
 * @param lessons what past migrations teach of the links
 * @param again the moves that are planned again
 */
record Timetable(Run run, Fleet fleet, Lessons lessons, Set<MigrationId> again) {

    /** Moves that were planned together at the times that they get. */
    List<PlannedMove> fit(Collection<PlannedMove> moves) {
        return fit(moves, List.of());
    }

    /** Moves at the times that they get beside others, which have theirs by now. */
    List<PlannedMove> fit(Collection<PlannedMove> moves, Collection<PlannedMove> beside) {
        List<Span> all = new ArrayList<>(taken());
        beside.stream().map(Span::of).forEach(all::add);
        return new Insertion(fleet, run.policy().limits(), lessons, all, moves).from(sinceOpened());
    }

    private List<Span> taken() {
        return run.migrations().stream()
                .filter(other -> !again.contains(other.id()))
                .filter(other -> other.phase() == Phase.QUEUED || other.isOnItsLinks())
                .map(this::span)
                .toList();
    }

    /** All others that are in flight or queued, from now on. */
    List<Span> fromNow() {
        return taken().stream().map(span -> span.since(sinceOpened())).toList();
    }

    private Span span(Migration migration) {
        PlannedMove planned = migration.planned();
        return new Span(planned.move(), start(migration), arrival(migration), planned.bytesPerSecond());
    }

    /** When one begins: as planned, or earlier if its turn came earlier. */
    private Duration start(Migration migration) {
        Duration planned = migration.planned().start();
        return migration.phase() == Phase.QUEUED ? planned : earlier(planned, sinceOpened());
    }

    private Duration sinceOpened() {
        Duration since = Duration.between(run.openedAt(), fleet.observedAt());
        return since.isNegative() ? Duration.ZERO : since;
    }

    /** When its guest should be there: as planned, or later if it began later. */
    private Duration arrival(Migration migration) {
        return migration
                .startedAt()
                .filter(started -> migration.phase().isInFlight())
                .map(started -> Duration.between(run.openedAt(), started)
                        .plus(migration.planned().expected().duration())
                        .minus(migration.planned().release()))
                .map(arrival -> later(arrival, migration.planned().arrival()))
                .orElse(migration.planned().arrival());
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
                    && !other.course().waits()
                    && leaves.planned().end().compareTo(other.planned().start()) <= 0
                    && other.planned().start().compareTo(planned.end()) < 0;
            if (waitsForRoom) {
                followers.add(new Event.NextMove(other, other.planned().startingAt(planned.end()), Optional.empty()));
            }
        }
        return followers;
    }

    private static Duration earlier(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
