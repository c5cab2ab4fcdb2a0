package io.drover.plan.schedule;

import java.util.function.LongPredicate;

/** The least time that is enough for something, found by halves; what is enough stays enough for longer. */
final class LeastTime {
    private static final int STEPS = 40;

    /** Nobody plans further, and what is not enough by then never is. */
    private static final long NEVER = Long.MAX_VALUE / 4;

    private LeastTime() {}

    /**
     * In nanoseconds, and never more than the least.
     *
     * @param known what is known to be needed; it is the answer too if no time is enough
     */
    static long from(long known, LongPredicate isEnough) {
        long low = known;
        long high = Math.max(1, known);
        while (!isEnough.test(high)) {
            if (high > NEVER) {
                return known;
            }
            low = high;
            high *= 2;
        }
        for (int step = 0; step < STEPS && low + 1 < high; step++) {
            long middle = low + (high - low) / 2;
            if (isEnough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
