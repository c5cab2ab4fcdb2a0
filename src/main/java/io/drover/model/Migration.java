package io.drover.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A move being carried out.
 *
 * @param id its identity
 * @param planned what was planned
 * @param phase where it is in its life
 * @param since when it entered that phase
 * @param startedAt when its transfer began, once it did
 * @param why why it is in that phase, in words for an operator
 * @param findings what the checks said just before it began
 * @param before what the source kept of the guest before the migration, to be restored at the destination
 * @param measured what it cost, once it is over
 * @param course what happened on its way besides
 */
public record Migration(
        MigrationId id,
        PlannedMove planned,
        Phase phase,
        Instant since,
        Optional<Instant> startedAt,
        String why,
        List<Finding> findings,
        Optional<Definition> before,
        Optional<Measured> measured,
        Course course) {

    public Migration {
        findings = List.copyOf(findings);
    }

    /** One that waits for its turn. */
    public static Migration queued(MigrationId id, PlannedMove planned, Instant at) {
        return new Migration(
                id,
                planned,
                Phase.QUEUED,
                at,
                Optional.empty(),
                "waits for its turn",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Course.STRAIGHT);
    }

    /**
     * The same migration in another phase. Findings that are not given again stay.
     *
     * @throws IllegalStateException if its phase may not be followed by that one
     */
    public Migration entering(Phase next, Instant at, String reason, List<Finding> found) {
        if (!phase.next().contains(next)) {
            throw new IllegalStateException(id + " cannot go from " + phase + " to " + next);
        }
        Optional<Instant> started = next == Phase.COPYING ? Optional.of(at) : startedAt;
        List<Finding> kept = found.isEmpty() ? findings : found;
        return new Migration(id, planned, next, at, started, reason, kept, before, measured, course.entering(next));
    }

    /** The same migration with what the source kept of the guest. */
    public Migration withBefore(Definition definition) {
        return new Migration(
                id, planned, phase, since, startedAt, why, findings, Optional.of(definition), measured, course);
    }

    /** The same migration with what it cost. */
    public Migration withMeasured(Measured cost) {
        return new Migration(id, planned, phase, since, startedAt, why, findings, before, Optional.of(cost), course);
    }

    /** The same migration with what happened on its way. */
    public Migration withCourse(Course went) {
        return new Migration(id, planned, phase, since, startedAt, why, findings, before, measured, went);
    }

    /** The same migration, planned again. What the checks said of another destination says nothing of its new one. */
    public Migration withPlanned(PlannedMove again, String reason) {
        List<Finding> kept = again.move().equals(planned.move()) ? findings : List.of();
        return new Migration(
                id, again, phase, since, startedAt, reason, kept, before, Optional.empty(), course.planned());
    }

    /** The same migration, which waits to be planned again for that reason. */
    public Migration withDisplaced(boolean refused, String reason) {
        return new Migration(
                id, planned, phase, since, startedAt, reason, findings, before, measured, course.displaced(refused));
    }

    /** Whether it may be sending: it was begun, and nobody has said that its guest runs at the destination. */
    public boolean isOnItsLinks() {
        return (phase == Phase.CHECKING || phase.isTransfer())
                && course.resumedAt().isEmpty();
    }

    /** What moves. */
    public Move move() {
        return planned.move();
    }
}
