package io.drover.port;

import java.time.Duration;
import java.time.Instant;

/** The time, real or virtual. */
public interface Clock {
    /** The moment that it is now, by a clock that somebody may set. */
    Instant now();

    /**
     * The time that has passed since some moment of this process, which only grows, however the clock is set; it may stand still while the machine
     * sleeps. Only differences mean something.
     */
    Duration elapsed();
}
