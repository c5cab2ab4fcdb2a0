package io.drover.driver.libvirt;

import java.time.Duration;

/** How long to wait before the next connection attempt: twice as long after each failure, up to a limit. */
final class Backoff {
    private final Duration first;
    private final Duration atMost;
    private Duration next;

    Backoff(Duration first, Duration atMost) {
        this.first = first;
        this.atMost = atMost;
        this.next = first;
    }

    /** The wait after one more failure. */
    synchronized Duration failed() {
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(atMost) > 0 ? atMost : doubled;
        return wait;
    }

    /** A success: the next failure waits the shortest time again. */
    synchronized void succeeded() {
        next = first;
    }
}
