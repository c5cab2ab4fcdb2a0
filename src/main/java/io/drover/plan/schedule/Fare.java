package io.drover.plan.schedule;

import io.drover.precopy.Prediction;
import java.time.Duration;

/**
 * What a migration costs at a rate; times in nanoseconds.
 *
 * @param nanos from start to end
 * @param arrivalNanos from the start until the guest runs at the destination: for so long it is on its links
 * @param bytes sent
 * @param downNanos while the guest runs nowhere
 * @param longestNanos the longest that it can take at that rate by Xen's rule
 */
public record Fare(long nanos, long arrivalNanos, long bytes, long downNanos, long longestNanos) {
    /** By how much a time may be off: each round of a migration is rounded to a nanosecond, and there are six at most. */
    static final double ROUNDING_NANOS = 3;

    /** Three months, beyond which nobody plans; a thousand of it can be added up. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 1024);

    static Fare of(Prediction prediction, Duration release) {
        long nanos = nanos(prediction.duration());
        return new Fare(
                nanos,
                nanos - release.toNanos(),
                prediction.bytes(),
                nanos(prediction.downtime()),
                nanos(prediction.longest()));
    }

    private static long nanos(Duration time) {
        return (time.compareTo(LONGEST) > 0 ? LONGEST : time).toNanos();
    }
}
