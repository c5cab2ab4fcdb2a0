package io.drover.engine;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How facts change the course of a migration.
 *
 * @param migration which one
 * @param change what becomes of it
 */
record Detour(MigrationId migration, UnaryOperator<Migration> change) {

    /** What a fact changes of a course, if it is such a fact. */
    static Optional<Detour> of(Fact fact) {
        if (fact instanceof Fact.RetryAllowed allowed) {
            return course(allowed.migration(), course -> course.failing(allowed.why()));
        }
        if (fact instanceof Fact.RetryScheduled scheduled) {
            return course(scheduled.migration(), course -> course.retrying(scheduled.number()));
        }
        if (fact instanceof Fact.RetryPlanned planned) {
            return Optional.of(new Detour(
                    planned.migration(), migration -> migration.withPlanned(planned.planned(), migration.why())));
        }
        if (fact instanceof Fact.GuestResumed resumed) {
            return course(resumed.migration(), course -> course.resumed(resumed.at()));
        }
        if (fact instanceof Fact.TransferStalled stalled) {
            return course(stalled.migration(), course -> course.stalled(Optional.of(stalled.since())));
        }
        if (fact instanceof Fact.TransferMoving moving) {
            return course(moving.migration(), course -> course.stalled(Optional.empty()));
        }
        if (fact instanceof Fact.OperatorAnswered answered) {
            return course(answered.migration(), Course::answered);
        }
        if (fact instanceof Fact.RivalSeen seen) {
            return course(seen.migration(), course -> course.meeting(seen.rival()));
        }
        if (fact instanceof Fact.AbortRequested wanted) {
            return course(
                    wanted.migration(), course -> course.aborting(new Course.Abort(wanted.by(), Optional.empty())));
        }
        return fact instanceof Fact.AbortRefused refused
                ? course(refused.migration(), course -> refused(course, refused.why()))
                : Optional.empty();
    }

    private static Course refused(Course course, String why) {
        return course.abort()
                .map(wish -> course.aborting(new Course.Abort(wish.by(), Optional.of(why))))
                .orElse(course);
    }

    private static Optional<Detour> course(MigrationId migration, UnaryOperator<Course> change) {
        return Optional.of(new Detour(migration, changed -> changed.withCourse(change.apply(changed.course()))));
    }
}
