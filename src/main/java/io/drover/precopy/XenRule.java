package io.drover.precopy;

import io.drover.model.Load;
import java.time.Duration;

/**
 * When Xen stops copying a running guest and suspends it: {@code simple_precopy_policy} in
 * {@code tools/libs/guest/xg_sr_save.c}, which libxl always uses. It never gives up, never slows the guest and knows no
 * target for the downtime.
 */
public final class XenRule {
    /** Bytes of a page. */
    public static final long PAGE_BYTES = 4096;

    /** Live rounds at most ({@code SPP_MAX_ITERATIONS}). */
    public static final int MOST_LIVE_ROUNDS = 5;

    /** Fewer dirty pages than this are sent in one more live round, and that is the last ({@code SPP_TARGET_DIRTY_COUNT}). */
    public static final int FEW_PAGES = 50;

    private static final double NANOS_PER_SECOND = 1e9;

    private XenRule() {}

    /** What follows a live round. */
    public enum Next {
        /** Another live round, after which this is asked again. */
        ROUND,
        /** One more live round, then the guest is suspended. */
        LAST_ROUND,
        /** The guest is suspended now. */
        SUSPEND
    }

    /**
     * What follows once so many live rounds are done.
     *
     * @param roundsDone live rounds done, 1 or more
     * @param dirtiedBytes what the guest wrote to during the last of them
     */
    public static Next after(int roundsDone, long dirtiedBytes) {
        if (roundsDone >= MOST_LIVE_ROUNDS) {
            return Next.SUSPEND;
        }
        return dirtiedBytes < FEW_PAGES * PAGE_BYTES ? Next.LAST_ROUND : Next.ROUND;
    }

    /** What a guest writes to in that time, in whole pages, each counted once: {@code min(W, D t)}. */
    public static long dirtied(Load load, long memoryBytes, Duration time) {
        double seconds = time.toNanos() / NANOS_PER_SECOND;
        long written = (long) (load.dirtyBytesPerSecond() * seconds);
        return Math.min(written, workingSet(load, memoryBytes)) / PAGE_BYTES * PAGE_BYTES;
    }

    /** The memory that the writes fall into, which is never more than there is. */
    public static long workingSet(Load load, long memoryBytes) {
        return Math.min(load.workingSetBytes(), memoryBytes);
    }

    /** The most bytes that a migration can send: all memory once and the working set five times. */
    public static long mostBytes(Load load, long memoryBytes) {
        return memoryBytes + MOST_LIVE_ROUNDS * workingSet(load, memoryBytes);
    }

    /** How long so many bytes take at that rate. */
    public static Duration time(long bytes, long bytesPerSecond) {
        return Duration.ofNanos(Math.round(bytes * NANOS_PER_SECOND / bytesPerSecond));
    }
}
