package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Progress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What can be told of a transfer from outside. libxl tells nothing but that it is under way, so it is watched through two
 * things that each host says about itself: the destination's free memory, which falls as the guest's memory arrives, and the
 * guest's processor time at the source, which grows only while it runs there. Times are {@link System#nanoTime} values.
 */
final class TransferView {
    private static final int RATE_SAMPLES = 5;
    private static final int STANDSTILLS = 2;
    private static final double NEARLY_ALL = 0.95;

    /** A destination that answers is read every second or few; of one that does not, nobody knows whether anything still arrives. */
    private static final long RATE_LASTS = Duration.ofSeconds(15).toNanos();

    private final HostName source;
    private final HostName destination;
    private final long totalBytes;
    private final long began;
    private final Deque<long[]> arrivals = new ArrayDeque<>();
    private long baseline = -1;
    private long arrived;
    private long cpuTime = -1;
    private long cpuReadAt;
    private long ranSince;
    private int standstills;
    private boolean restored;
    private boolean switching;
    private Optional<Long> resumedAt = Optional.empty();

    TransferView(HostName source, HostName destination, long totalBytes, long began) {
        this.source = source;
        this.destination = destination;
        this.totalBytes = totalBytes;
        this.began = began;
        this.ranSince = began;
    }

    /** The destination's free memory was read; the first reading is what the others are measured against. */
    synchronized void freeMemory(long at, long bytes) {
        if (baseline < 0) {
            baseline = bytes;
        }
        arrived = Math.max(arrived, Math.min(totalBytes, baseline - bytes));
        arrivals.addLast(new long[] {at, arrived});
        if (arrivals.size() > RATE_SAMPLES) {
            arrivals.removeFirst();
        }
    }

    /** The guest's processor time at the source was asked for at that moment, and read. */
    synchronized void cpuTime(long askedAt, long nanos) {
        if (cpuTime >= 0 && nanos > cpuTime) {
            ranSince = cpuReadAt;
            standstills = 0;
        } else if (cpuTime >= 0 && allArrived()) {
            standstills++;
        }
        cpuTime = nanos;
        cpuReadAt = askedAt;
    }

    /** The destination said that the guest's memory is complete. */
    synchronized void restored() {
        restored = true;
    }

    /** The destination said that the guest runs. */
    synchronized void resumed(long at) {
        restored = true;
        resumedAt = resumedAt.or(() -> Optional.of(at));
    }

    /** Whether so much arrived that the end may be near. */
    synchronized boolean allArrived() {
        return arrived >= totalBytes * NEARLY_ALL;
    }

    /** Whether all arrived, so that free memory tells nothing more. */
    synchronized boolean complete() {
        return arrived >= totalBytes;
    }

    /** What can be told now. A phase that was told is not taken back. */
    synchronized Progress progress(long now) {
        switching = switching || restored || standstills >= STANDSTILLS;
        return new Progress(
                phase(), arrived, totalBytes, rate(now), Duration.ofNanos(now - began), Optional.empty(), basis());
    }

    private Phase phase() {
        if (resumedAt.isPresent()) {
            return Phase.VERIFYING;
        }
        return switching ? Phase.SWITCHING : Phase.COPYING;
    }

    private long rate(long now) {
        if (arrivals.size() < 2 || complete() || resumedAt.isPresent() || now - arrivals.getLast()[0] > RATE_LASTS) {
            return 0;
        }
        long nanos = arrivals.getLast()[0] - arrivals.getFirst()[0];
        long bytes = arrivals.getLast()[1] - arrivals.getFirst()[1];
        return nanos <= 0 ? 0 : (long) (bytes * 1e9 / nanos);
    }

    private String basis() {
        String bytes =
                "bytes: how far free memory on " + destination + " fell since the order, at most the guest's size;"
                        + " anything else that takes or frees memory there moves it too, and later rounds do not show";
        if (resumedAt.isPresent()) {
            return bytes + "; phase: " + destination + " said that the guest runs there";
        }
        if (restored) {
            return bytes + "; phase: " + destination + " said that the memory is complete";
        }
        return switching
                ? bytes + "; phase: an estimate, the guest's processor time on " + source
                        + " stands still since all memory arrived (a guest that does nothing at all would look the same)"
                : bytes;
    }

    /** For how long the guest ran nowhere: an upper bound. */
    synchronized Observed<Duration> downtime() {
        if (resumedAt.isEmpty()) {
            return Observed.unknown(destination + " sent no event that it resumed the guest");
        }
        if (cpuTime < 0) {
            return Observed.unknown("the guest's processor time on " + source + " could not be read");
        }
        return Observed.known(
                Duration.ofNanos(Math.max(0, resumedAt.get() - ranSince)),
                "an upper bound: from the last look at " + source
                        + " after which the guest's processor time was seen to"
                        + " have grown, to the event Resumed Migrated from " + destination
                        + "; too long by up to two looks, more for a guest that does nothing; what the guest itself needs"
                        + " to freeze before and to reconnect its devices after comes on top");
    }
}
