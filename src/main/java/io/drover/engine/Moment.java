package io.drover.engine;

import io.drover.port.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment by both clocks. The one that tells the time can be set, forth and back; the one that only counts stands still while the machine
 * sleeps. What happened then is recent only if both say so.
 */
record Moment(Instant told, Duration counted) {

    static Moment of(Clock clock) {
        return new Moment(clock.now(), clock.elapsed());
    }

    /** Whether no more than this has passed since, and the clock was not set to before it meanwhile. */
    boolean isWithin(Duration age, Clock clock) {
        Instant now = clock.now();
        return clock.elapsed().compareTo(counted.plus(age)) <= 0 && !now.isBefore(told) && !now.isAfter(told.plus(age));
    }
}
