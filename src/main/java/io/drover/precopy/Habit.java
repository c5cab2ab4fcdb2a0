package io.drover.precopy;

import io.drover.model.Load;

/**
 * How a guest's migrations go beside those of a guest that writes nothing.
 *
 * @param sends all that is sent, as a multiple of its memory; 1 or more
 * @param rest bytes that are sent while it is suspended
 */
record Habit(double sends, double rest) {
    private static final int STEPS = 24;
    private static final double MOST_SENT = 1 + XenRule.MOST_LIVE_ROUNDS;
    private static final double FEW_BYTES = (double) XenRule.FEW_PAGES * XenRule.PAGE_BYTES;

    Habit {
        sends = Math.max(1, Math.min(MOST_SENT, sends));
        rest = Math.max(0, rest);
    }

    /** This one so many times, and another once. */
    Habit mixedWith(Habit other, double times) {
        return new Habit((sends * times + other.sends) / (times + 1), (rest * times + other.rest) / (times + 1));
    }

    /**
     * The load that leads to this by Xen's rule. For every working set one rate of writing sends these bytes in all; the smaller the
     * set, the more of them are sent at the end.
     */
    Load load(double memoryBytes, double bytesPerSecond) {
        double sent = Math.max(sends * memoryBytes, Math.min(memoryBytes + rest, MOST_SENT * memoryBytes));
        double least = (sent - memoryBytes) / XenRule.MOST_LIVE_ROUNDS;
        double most = memoryBytes;
        for (int step = 0; step < STEPS; step++) {
            double middle = (least + most) / 2;
            double writes = writes(memoryBytes, middle, bytesPerSecond, sent);
            if (Sent.of(memoryBytes, middle, writes / bytesPerSecond).rest() > rest) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return new Load(Math.round(writes(memoryBytes, most, bytesPerSecond, sent)), Math.round(most));
    }

    private static double writes(double memory, double workingSet, double rate, double wanted) {
        double least = 0;
        double most = rate * MOST_SENT;
        for (int step = 0; step < STEPS; step++) {
            double middle = (least + most) / 2;
            if (Sent.of(memory, workingSet, middle / rate).all() < wanted) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return least;
    }

    /** What is sent by a guest that writes a share of the link's rate to a working set. */
    private record Sent(double all, double rest) {
        static Sent of(double memory, double workingSet, double share) {
            double all = 0;
            double next = memory;
            boolean last = false;
            for (int round = 1; round <= XenRule.MOST_LIVE_ROUNDS; round++) {
                all += next;
                next = Math.min(workingSet, next * share);
                if (last) {
                    break;
                }
                last = next < FEW_BYTES;
            }
            return new Sent(all + next, next);
        }
    }
}
