package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Begins migrations again that failed in a way which need not last.
 *
 * <ol>
 *   <li>Only of FAILED or REFUSED, so only once the guest is proved to run at the source with nothing left at the destination.
 *   <li>Only if the host said that it may succeed later, nobody called it off, and it was not tried too often.
 *   <li>After a wait that doubles, it is planned again as all that is queued may be ({@link Replanning}): the guest of a drain to another host
 *       if one can take it, else to the same.
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
        Set<MigrationId> alone = Set.of(migration.id());
        draft.perform(new Effect.Replan(
                migration.id().run(), alone, alone, why(migration.move().name(), number), wait));
    }

    private String why(String name, int number) {
        return name + " failed, and is to be tried again (" + number + " of " + retries.atMost() + ")";
    }

    /** After a restart, whatever waited to be planned again still does: together what was to be planned together. */
    void resume(Draft draft) {
        draft.state().open().toList().forEach(run -> {
            Map<String, List<Migration>> waiting = run.migrations().stream()
                    .filter(migration -> migration.phase() == Phase.QUEUED
                            && migration.course().waits())
                    .collect(Collectors.groupingBy(Migration::why, TreeMap::new, Collectors.toList()));
            waiting.forEach(
                    (why, moves) -> draft.perform(Replanning.again(run.id(), why, moves, delay(draft, run, moves))));
        });
    }

    private Duration delay(Draft draft, Run run, List<Migration> waiting) {
        return waiting.stream()
                .filter(migration -> migration.course().retries() > 0)
                .map(migration -> WindowEnd.wait(
                        run,
                        migration,
                        draft.now(),
                        retries.after(migration.course().retries())))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
