package io.drover.port;

import java.time.Instant;

/** The time, real or virtual. */
@FunctionalInterface
public interface Clock {
    /** The moment that it is now. */
    Instant now();
}
