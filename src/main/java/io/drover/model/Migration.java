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
        Optional<Measured> measured) {

    public Migration {
        findings = List.copyOf(findings);
    }

    /** What moves. */
    public Move move() {
        return planned.move();
    }
}
