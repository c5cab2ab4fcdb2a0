package io.drover.plan;

import io.drover.model.Move;
import io.drover.model.PlannedMove;
import java.time.Duration;

/**
 * The time for which a migration is on its links, from any beginning that its reader and its maker agree on.
 *
 * @param move what moves
 * @param start when it begins; negative if it has
 * @param end when its guest arrives
 * @param bytesPerSecond the rate it is planned at
 */
public record Span(Move move, Duration start, Duration end, long bytesPerSecond) {
    /** The time of a move as it is planned. */
    public static Span of(PlannedMove planned) {
        return new Span(planned.move(), planned.start(), planned.arrival(), planned.bytesPerSecond());
    }

    /** The same from a beginning that is so much later. */
    public Span since(Duration later) {
        return new Span(move, start.minus(later), end.minus(later), bytesPerSecond);
    }

    /** Whether it is on its links at that instant. */
    boolean covers(Duration instant) {
        return start.compareTo(instant) <= 0 && instant.compareTo(end) < 0;
    }
}
