package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps a run to its window: one that is shorter than the plan's lower bound is refused, nothing starts that by its plan would not end
 * in time, and at the end nothing new starts and what is still being copied is called off, if the run's policy says so.
 */
final class WindowEnd {
    /** The clock that ends a window may be set meanwhile; so it is looked at again at least that often. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private WindowEnd() {}

    /**
     * Refuses a window in which no order could carry out the plan.
     *
     * @throws RequestException with the bound that proves it
     */
    static void refuseTooShort(Plan plan, Policy policy, Instant now) {
        refuseTooShort(new Plan.LowerBound(plan.fastest(), plan.bound().binding()), policy, now);
    }

    /**
     * Refuses a window that ends before the least time in which what is wanted could be done.
     *
     * @throws RequestException with the bound that proves it
     */
    static void refuseTooShort(Plan.LowerBound least, Policy policy, Instant now) {
        Optional<Instant> ends = policy.window().map(Policy.Window::ends);
        Instant earliest = now.plus(least.duration());
        if (ends.isPresent() && earliest.isAfter(ends.get())) {
            throw new RequestException(
                    RequestException.Kind.REFUSED,
                    "the window ends at " + ends.get() + ", and no order can do this before " + earliest + ": it needs "
                            + least.duration().toMillis() / 1000.0 + " s at least (" + least.binding()
                            + "); give it more time, or plan for fewer guests");
        }
    }

    /** Waits for the end of a run's window, if it has one. */
    static void await(Draft draft, Run run) {
        run.policy().window().ifPresent(window -> {
            Duration left = Duration.between(draft.now(), window.ends());
            draft.perform(new Effect.AwaitWindow(run.id(), shorter(left, LONGEST_WAIT)));
        });
    }

    private static Duration shorter(Duration left, Duration most) {
        Duration wait = left.compareTo(most) < 0 ? left : most;
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** After a restart, open runs still have their windows. */
    static void resume(Draft draft) {
        draft.state().open().toList().forEach(run -> await(draft, run));
    }

    /** A while has passed in which the window may have ended. */
    static void decide(Draft draft, RunId id) {
        Optional<Run> open = draft.state().run(id).filter(run -> run.closed().isEmpty());
        if (open.isPresent()) {
            decide(draft, open.get());
        }
    }

    private static void decide(Draft draft, Run run) {
        Policy.Window window = run.policy().window().orElseThrow();
        if (draft.now().isBefore(window.ends())) {
            await(draft, run);
            return;
        }
        if (!run.cancelRequested()) {
            draft.record(new Fact.WindowEnded(run.id()));
        }
        if (window.abort()) {
            run.migrations().stream()
                    .filter(migration -> migration.phase() == Phase.COPYING)
                    .filter(migration -> !migration.course().isCalledOff())
                    .forEach(migration -> Aborting.order(draft, migration, Course.Caller.WINDOW));
        }
    }

    /**
     * The wait before a migration is begun again: the usual one, or half of the time that its window then leaves beside the migration itself, so that what
     * fails near the end still has its try. If it would not end any more the way it was planned, only a faster one could do, and a tenth of the time is
     * enough to wait.
     */
    static Duration wait(Run run, Migration migration, Instant now, Duration usual) {
        Duration takes = migration.planned().expected().duration();
        return run.policy()
                .window()
                .map(window -> Duration.between(now, window.ends()))
                .filter(left -> !left.isNegative())
                .map(left -> left.compareTo(takes) >= 0 ? left.minus(takes).dividedBy(2) : left.dividedBy(10))
                .map(most -> shorter(most, usual))
                .orElse(usual);
    }

    /** Whether a move is planned to end only after its run's window. */
    static boolean isPast(Run run, PlannedMove planned) {
        Instant over = run.openedAt().plus(planned.end());
        return run.policy()
                .window()
                .filter(window -> over.isAfter(window.ends()))
                .isPresent();
    }

    /**
     * Why a migration is not begun any more, if its run's window is over or would be before it ended. One that waits to be planned again may yet find a
     * faster link.
     */
    static Optional<String> tooLate(Run run, Migration migration, Instant now) {
        if (migration.course().waits()) {
            return Optional.empty();
        }
        Optional<Instant> ends = run.policy().window().map(Policy.Window::ends);
        Duration takes = migration.planned().expected().duration();
        return ends.filter(end -> now.plus(takes).isAfter(end))
                .map(end -> "the run's window ends at " + end + ", before this guest could have moved ("
                        + takes.toMillis() / 1000.0 + " s)");
    }
}
