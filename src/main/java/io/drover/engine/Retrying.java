package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import io.drover.plan.Planner;
import io.drover.plan.Wish;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Begins migrations again that failed in a way which need not last.
 *
 * <ol>
 *   <li>Only of FAILED or REFUSED, so only once the guest is proved to run at the source with nothing left at the destination.
 *   <li>Only if the host said that it may succeed later, nobody called it off, and it was not tried too often.
 *   <li>After a wait that doubles, the fleet is looked at, and the guest of a drain is planned anew: to another host if the checks
 *       and the room allow one, else to the same.
 *   <li>Then it waits for its turn as at first, and the checks run again.
 * </ol>
 */
final class Retrying {
    private final Retries retries;

    Retrying(Retries retries) {
        this.retries = retries;
    }

    /** Puts what failed and may be tried again back into the queue. */
    void queueWhatMay(Draft draft) {
        List<Run> open = draft.state().open().toList();
        for (Run run : open) {
            run.migrations().stream()
                    .filter(migration -> mayBeTriedAgain(run, migration))
                    .forEach(migration -> queue(draft, migration));
        }
    }

    private boolean mayBeTriedAgain(Run run, Migration migration) {
        Course course = migration.course();
        boolean over = migration.phase() == Phase.FAILED || migration.phase() == Phase.REFUSED;
        return over
                && course.retryable().isPresent()
                && !course.isCalledOff()
                && course.retries() < retries.atMost()
                && !run.cancelRequested();
    }

    private void queue(Draft draft, Migration migration) {
        int number = migration.course().retries() + 1;
        Run run = draft.state().run(migration.id().run()).orElseThrow();
        Duration wait = WindowEnd.wait(run, migration, draft.now(), retries.after(number));
        String why = "try " + number + " of " + retries.atMost() + " after a failure, in " + wait.toSeconds() + " s: "
                + migration.why();
        draft.enter(migration.id(), Phase.QUEUED, why);
        draft.record(new Fact.RetryScheduled(migration.id(), number, wait));
        draft.perform(
                new Effect.Replan(migration.id(), number, migration.move(), destinations(draft, migration), wait));
    }

    /** After a restart, whatever waited to be planned again still does. */
    void resume(Draft draft) {
        draft.state()
                .open()
                .flatMap(run -> run.migrations().stream())
                .filter(Retrying::waits)
                .toList()
                .forEach(migration -> draft.perform(new Effect.Replan(
                        migration.id(),
                        migration.course().retries(),
                        migration.move(),
                        destinations(draft, migration),
                        retries.after(migration.course().retries()))));
    }

    private static boolean waits(Migration migration) {
        return migration.phase() == Phase.QUEUED && migration.course().waits();
    }

    /** Where it may go: only a drain leaves that open. */
    private static Set<HostName> destinations(Draft draft, Migration migration) {
        return isDrain(draft, migration) ? Set.of() : Set.of(migration.move().to());
    }

    private static boolean isDrain(Draft draft, Migration migration) {
        Run run = draft.state().run(migration.id().run()).orElseThrow();
        return run.plan().purpose().kind() == Plan.Purpose.Kind.DRAIN;
    }

    /** The fleet was looked at for a migration that waits. */
    void decide(Draft draft, Event.FleetObserved observed) {
        Migration migration = draft.migration(observed.migration());
        if (!waits(migration)) {
            return;
        }
        PlannedMove planned = isDrain(draft, migration)
                ? elsewhere(draft, migration, observed.fleet()).orElse(migration.planned())
                : migration.planned();
        draft.record(new Fact.RetryPlanned(migration.id(), planned));
    }

    private Optional<PlannedMove> elsewhere(Draft draft, Migration migration, Fleet fleet) {
        Move move = migration.move();
        boolean there = fleet.host(move.from())
                .flatMap(source -> source.guest(move.guest()))
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        Set<HostName> closed = new HashSet<>(draft.state().cordons().keySet());
        closed.add(move.to());
        draft.state().open().forEach(open -> closed.addAll(open.plan().purpose().drained()));
        Run run = draft.state().run(migration.id().run()).orElseThrow();
        return new Planner(Outcomes.lessons(draft.state()))
                        .plan(
                                new Wish.Relocate(move.guest()),
                                fleet.withCordons(closed),
                                run.policy(),
                                spokenFor(draft, migration))
                        .moves()
                        .stream()
                        .filter(again -> again.move().from().equals(move.from()))
                        .findFirst();
    }

    /** What guests on their way will take, and those that wait for their turn. */
    private static Bookings spokenFor(Draft draft, Migration without) {
        Bookings bookings = Reservations.of(draft.state(), Optional.of(without.id()));
        List<Move> waiting = draft.state()
                .open()
                .flatMap(run -> run.migrations().stream())
                .filter(other -> other.phase() == Phase.QUEUED && !other.id().equals(without.id()))
                .map(Migration::move)
                .toList();
        for (Move move : waiting) {
            bookings = bookings.reserving(Set.of(move.to()), Reservations.mostNeeded(move));
        }
        return bookings;
    }
}
