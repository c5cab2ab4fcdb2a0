package io.drover.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long a piece of work takes, once the compiler has seen enough of it.
 *
 * @param what what was timed
 * @param elapsed every measured round on the clock, in nanoseconds, shortest first
 * @param busy the processor time of the same rounds in the thread that did them: on a shared machine the better figure
 */
record Figures(String what, List<Long> elapsed, List<Long> busy) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** What the timed work made of its last round: used, so that it is not optimised away. */
    record Timed<T>(T last, Figures figures) {}

    /** Does the work so often to warm up, and then so often against the clock. */
    static <T> Timed<T> of(String what, int warming, int measured, Supplier<T> work) {
        var threads = ManagementFactory.getThreadMXBean();
        T last = work.get();
        for (int round = 1; round < warming; round++) {
            last = work.get();
        }
        List<Long> elapsed = new ArrayList<>();
        List<Long> busy = new ArrayList<>();
        for (int round = 0; round < measured; round++) {
            long start = System.nanoTime();
            long idle = threads.getCurrentThreadCpuTime();
            last = work.get();
            busy.add(threads.getCurrentThreadCpuTime() - idle);
            elapsed.add(System.nanoTime() - start);
        }
        return new Timed<>(last, new Figures(what, sorted(elapsed), sorted(busy)));
    }

    private static List<Long> sorted(List<Long> rounds) {
        return rounds.stream().sorted().toList();
    }

    /** The processor time that this share of all rounds kept to. */
    Duration busyWithin(double share) {
        return Duration.ofNanos(at(busy, share));
    }

    private static long at(List<Long> sorted, double share) {
        int place = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, place));
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms; of processor time p50 %.1f ms, p99 %.1f ms; %d rounds, Java %s, %d processors",
                what,
                at(elapsed, 0.5) / NANOS_PER_MILLI,
                at(elapsed, 0.99) / NANOS_PER_MILLI,
                at(busy, 0.5) / NANOS_PER_MILLI,
                at(busy, 0.99) / NANOS_PER_MILLI,
                elapsed.size(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
    }
}
