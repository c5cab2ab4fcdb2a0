package io.drover.model;

import java.time.Duration;

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
     */
    public record Cost(Duration duration, long bytes, Duration downtime) {}

    private static final double NANOS_PER_SECOND = 1e9;

    /** The same at another time. */
    public PlannedMove startingAt(Duration other) {
        return new PlannedMove(move, other, expected, longest, bytesPerSecond);
    }

    /** When it should be over, from the start of the run. */
    public Duration end() {
        return start.plus(expected.duration());
    }

    /** The most that it can send by Xen's rule: what fits, at its rate, between the time expected and the longest, and what is expected. */
    public long mostBytes() {
        var more = longest.minus(expected.duration());
        double seconds = more.getSeconds() + more.getNano() / NANOS_PER_SECOND;
        return expected.bytes() + Math.round(seconds * bytesPerSecond);
    }
}
