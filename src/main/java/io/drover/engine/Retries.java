package io.drover.engine;

import java.time.Duration;

/**
 * How often a migration that failed is begun again.
 *
 * @param atMost tries after the first; 0 for none
 * @param firstAfter the wait before the first of them; it doubles
 */
public record Retries(int atMost, Duration firstAfter) {
    private static final int DOUBLINGS = 6;

    /** Two more, after half a minute and a minute: longer than libvirt's locks and keepalives last. */
    public static final Retries STANDARD = new Retries(2, Duration.ofSeconds(30));

    public Retries {
        if (atMost < 0) {
            throw new IllegalArgumentException("retries are " + atMost + "; they must be 0 or more");
        }
    }

    /** The wait before that try, the first again being number 1. */
    Duration after(int number) {
        return firstAfter.multipliedBy(1L << Math.min(number - 1, DOUBLINGS));
    }
}
