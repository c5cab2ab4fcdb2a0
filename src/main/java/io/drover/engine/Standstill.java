package io.drover.engine;

import java.time.Duration;

/**
 * When a transfer whose progress is not seen any more is an alarm. A driver that sees only memory that arrived sees nothing of
 * Xen's up to five later rounds, which are the longer the more memory there is; so the time grows with it.
 *
 * @param after for any guest
 * @param perGib for each GiB of its memory on top
 * @param abort whether the transfer is then called off while its memory is being copied
 */
public record Standstill(Duration after, Duration perGib, boolean abort) {
    private static final long MIB = 1L << 20;
    private static final long MIB_OF_GIB = 1024;

    /** Two minutes and one for each GiB, what five rounds take at 85 MiB/s; nothing is called off. */
    public static final Standstill STANDARD = new Standstill(Duration.ofMinutes(2), Duration.ofMinutes(1), false);

    /** The longest time without progress that is no alarm yet. */
    Duration limit(long memoryBytes) {
        return after.plus(perGib.multipliedBy(memoryBytes / MIB).dividedBy(MIB_OF_GIB));
    }
}
