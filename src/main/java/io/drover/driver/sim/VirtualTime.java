package io.drover.driver.sim;

import io.drover.port.Clock;
import io.drover.port.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A clock that stands still until it is told to go on, and a timer on it. Work that is due at the same moment is done in the
 * order in which it was asked for, all of it on the thread that calls {@link #advance} or {@link #runUntilIdle}: so the same
 * calls always give the same history. For one thread only.
 */
public final class VirtualTime implements Clock, Timer {
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::number));
    private final Instant start;
    private Instant now;
    private long asked;

    private record Due(Instant at, long number, Runnable work) {}

    /** A clock that shows that moment. */
    public VirtualTime(Instant start) {
        this.start = start;
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Duration elapsed() {
        return Duration.between(start, now);
    }

    /** {@inheritDoc} A negative delay counts as none. */
    @Override
    public void after(Duration delay, Runnable work) {
        queue.add(new Due(delay.isNegative() ? now : now.plus(delay), asked++, work));
    }

    /** Lets that much time pass and does all that falls due meanwhile. */
    public void advance(Duration duration) {
        Instant end = now.plus(duration);
        while (isDueBy(end)) {
            doNext();
        }
        now = end;
    }

    /**
     * Does all that was asked for, and what that asks for, until nothing is left or so much time has passed.
     *
     * @return whether nothing is left
     */
    public boolean runUntilIdle(Duration limit) {
        Instant end = now.plus(limit);
        while (isDueBy(end)) {
            doNext();
        }
        return queue.isEmpty();
    }

    /**
     * Does what falls due, one piece of work at a time, until the condition holds, nothing is left or so much time has passed.
     *
     * @return whether the condition holds
     */
    public boolean runUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now.plus(limit);
        while (!condition.getAsBoolean() && isDueBy(end)) {
            doNext();
        }
        return condition.getAsBoolean();
    }

    private boolean isDueBy(Instant end) {
        Due first = queue.peek();
        return first != null && !first.at().isAfter(end);
    }

    private void doNext() {
        Due next = queue.remove();
        now = next.at();
        next.work().run();
    }
}
