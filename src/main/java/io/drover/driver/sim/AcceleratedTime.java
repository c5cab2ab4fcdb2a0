package io.drover.driver.sim;

import io.drover.port.Clock;
import io.drover.port.Timer;
import java.time.Duration;
import java.time.Instant;

/** Time that runs faster than the one it is made from, for a simulated fleet that is watched by people. */
public final class AcceleratedTime implements Clock, Timer {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock clock;
    private final Timer timer;
    private final double factor;
    private final Instant start;

    /**
     * Starts at the present moment of that clock.
     *
     * @param factor seconds that pass here in one second there, more than 0
     */
    public AcceleratedTime(Clock clock, Timer timer, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("acceleration is " + factor + "; it must be more than 0");
        }
        this.clock = clock;
        this.timer = timer;
        this.factor = factor;
        this.start = clock.now();
    }

    @Override
    public Instant now() {
        return start.plus(scaled(Duration.between(start, clock.now()), factor));
    }

    @Override
    public Duration elapsed() {
        return scaled(clock.elapsed(), factor);
    }

    @Override
    public void after(Duration delay, Runnable work) {
        timer.after(scaled(delay, 1 / factor), work);
    }

    /** Scaled by seconds, since nanoseconds of a long simulation would not fit. */
    private static Duration scaled(Duration duration, double by) {
        double seconds = (duration.getSeconds() + duration.getNano() / NANOS_PER_SECOND) * by;
        long whole = (long) Math.floor(seconds);
        return Duration.ofSeconds(whole, Math.round((seconds - whole) * NANOS_PER_SECOND));
    }
}
