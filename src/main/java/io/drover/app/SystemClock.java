package io.drover.app;

import io.drover.port.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time of this machine. */
public final class SystemClock implements Clock {
    private final long began = System.nanoTime();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
