package io.drover.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long a piece of work takes, once the compiler has seen enough of it.
 *
 * @param what what was timed
 * @param sorted every measured round, in nanoseconds, shortest first
 */
record Figures(String what, List<Long> sorted) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** What the timed work made of its last round: used, so that it is not optimised away. */
    record Timed<T>(T last, Figures figures) {}

    /** Does the work so often to warm up, and then so often against the clock. */
    static <T> Timed<T> of(String what, int warming, int measured, Supplier<T> work) {
        T last = work.get();
        for (int round = 1; round < warming; round++) {
            last = work.get();
        }
        List<Long> rounds = new ArrayList<>();
        for (int round = 0; round < measured; round++) {
            long start = System.nanoTime();
            last = work.get();
            rounds.add(System.nanoTime() - start);
        }
        return new Timed<>(last, new Figures(what, rounds.stream().sorted().toList()));
    }

    /** The time that this share of all rounds kept to. */
    Duration within(double share) {
        int place = (int) Math.ceil(share * sorted.size()) - 1;
        return Duration.ofNanos(sorted.get(Math.max(0, place)));
    }

    /** In one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: p50 %.1f ms, p99 %.1f ms, %d rounds, Java %s, %d processors",
                what,
                within(0.5).toNanos() / NANOS_PER_MILLI,
                within(0.99).toNanos() / NANOS_PER_MILLI,
                sorted.size(),
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
    }
}
