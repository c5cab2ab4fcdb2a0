package io.drover.port;

import java.time.Duration;

/** Something done later, in real or virtual time. */
@FunctionalInterface
public interface Timer {
    /** Does the work once, after the delay. */
    void after(Duration delay, Runnable work);
}
