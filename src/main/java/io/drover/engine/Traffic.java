package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many migrations are on their links, per run and per host in each direction. Counted once, then kept up as more start. Whose guest runs at the
 * destination sends nothing any more, and is not counted. One that stands still takes no part of a link, and does not keep others from
 * leaving; its destination's place stays taken.
 */
final class Traffic {
    private final Map<RunId, Integer> ofRun = new HashMap<>();
    private final Map<HostName, Integer> leaving = new HashMap<>();
    private final Map<HostName, Integer> arriving = new HashMap<>();

    private final List<Migration> underWay = new ArrayList<>();

    static Traffic of(State state) {
        Traffic traffic = new Traffic();
        state.inFlight().forEach(traffic::add);
        return traffic;
    }

    void add(Migration migration) {
        if (!migration.isOnItsLinks()) {
            return;
        }
        if (migration.course().stalledSince().isEmpty()) {
            ofRun.merge(migration.id().run(), 1, Integer::sum);
            leaving.merge(migration.move().from(), 1, Integer::sum);
            underWay.add(migration);
        }
        arriving.merge(migration.move().to(), 1, Integer::sum);
    }

    boolean leavesRoomFor(RunId run, Move move, Policy.Limits limits) {
        return ofRun.getOrDefault(run, 0) < limits.perRun()
                && leaving.getOrDefault(move.from(), 0) < limits.perSource()
                && arriving.getOrDefault(move.to(), 0) < limits.perDestination();
    }

    /**
     * Whether it can have the rate that its plan reckons with, and nobody has yet to leave its destination who is to make room there. Xen cannot be told a
     * rate: whoever shares a link with it takes from it what the other limits leave, and lengthens the time for which both guests stand still.
     */
    boolean isItsTurn(Run run, Migration migration) {
        return hasItsRoom(run, migration) && hasItsLinks(migration) && hasItsProof(run, migration);
    }

    /** Where a run stops at its first failure, whether it is proved of those before it on its links that they are none. */
    private static boolean hasItsProof(Run run, Migration migration) {
        return run.policy().onFailure() == Policy.OnFailure.CONTINUE
                || run.migrations().stream()
                        .filter(other -> other.phase().isInFlight() && shareAnEnd(other, migration))
                        .noneMatch(other -> hasArrivedBefore(other, migration));
    }

    /** Whether those have left its destination, or do not try to any more, who by the plan have left it before. */
    private static boolean hasItsRoom(Run run, Migration migration) {
        return run.migrations().stream()
                .filter(other -> other.move().from().equals(migration.move().to()))
                .filter(other -> !other.phase().isResting())
                .noneMatch(other ->
                        other.planned().end().compareTo(migration.planned().start()) <= 0);
    }

    private boolean hasItsLinks(Migration migration) {
        return underWay.stream()
                .filter(other -> shareAnEnd(other, migration))
                .allMatch(other -> isPlannedWith(other, migration));
    }

    /** Whether a plan has both on their way at the same time. It knows nothing of other runs; what is planned again is fitted in between what there is ({@link Timetable}). */
    private static boolean isPlannedWith(Migration one, Migration other) {
        return one.id().run().equals(other.id().run())
                && !hasArrivedBefore(one, other)
                && !hasArrivedBefore(other, one);
    }

    private static boolean shareAnEnd(Migration one, Migration other) {
        return one.move().from().equals(other.move().from())
                || one.move().to().equals(other.move().to());
    }

    /** Whether one should have arrived by the plan when the other begins. */
    private static boolean hasArrivedBefore(Migration one, Migration other) {
        return one.planned().arrival().compareTo(other.planned().start()) <= 0;
    }
}
