package io.drover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * A move with its time and its predicted cost.
 *
 * @param move what moves
 * @param start from the start of the run
 * @param expected how it should go
 * @param longest the longest it can take by Xen's rule at that rate
 * @param bytesPerSecond the rate it is planned at
 */
public record PlannedMove(Move move, Duration start, Cost expected, Duration longest, long bytesPerSecond) {

    /**
     * What a migration costs.
     *
     * @param duration from start to proof
     * @param bytes sent over the link
     * @param downtime while the guest runs nowhere
     * @param release for how long at its end the source lets go of the guest, which runs at the destination by then; plans of older releases do
     *     not say
     */
    public record Cost(Duration duration, long bytes, Duration downtime, Optional<Duration> release) {

        /** A cost of which nobody said how long letting go takes. */
        public Cost(Duration duration, long bytes, Duration downtime) {
            this(duration, bytes, downtime, Optional.empty());
        }
    }

    private static final double NANOS_PER_SECOND = 1e9;

    /** The same at another time. */
    public PlannedMove startingAt(Duration other) {
        return new PlannedMove(move, other, expected, longest, bytesPerSecond);
    }

    /** When it should be over, from the start of the run. */
    public Duration end() {
        return start.plus(expected.duration());
    }

    /** When its guest should run at the destination, from the start of the run: its links are free from then on. */
    public Duration arrival() {
        return end().minus(release());
    }

    /** For how long at its end nothing of it is on its links. */
    public Duration release() {
        return expected.release().orElse(Duration.ZERO);
    }

    /** The most that it can send by Xen's rule: what fits, at its rate, between the time expected and the longest, and what is expected. */
    public long mostBytes() {
        var more = longest.minus(expected.duration());
        double seconds = more.getSeconds() + more.getNano() / NANOS_PER_SECOND;
        return expected.bytes() + Math.round(seconds * bytesPerSecond);
    }
}
