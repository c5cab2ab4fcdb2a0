package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.List;

/**
 * What counts when moves are given their times.
 *
 * @param horizon by when a migration has to be over to be given less than its whole path, in nanoseconds
 * @param leastShare the least share of its path to start it with
 * @param order who goes first
 * @param shuffle which of many orders close to the usual one; the usual one itself if 0
 * @param isPatient whether a guest waits until others leave its links, where it would be over sooner for it
 */
record Pace(long horizon, double leastShare, Order order, int shuffle, boolean isPatient) {
    /** The golden ratio's digits: multiples of it scatter evenly. */
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    /** Of the orders close to the usual ones, one in so many is without patience. */
    private static final int IMPATIENT = 3;

    /** Whether to let migrations share a link: freely, or where each gets half of its path or more, or not at all. */
    private static final double[] LEAST_SHARES = {0, 0.25, 0.5, 1};

    /** Who goes first. */
    enum Order {
        /** Those who take longest. */
        LONGEST,
        /** Those on slow paths, so that fast ones fill what they leave of the link. */
        SLOW,
        /** The same, but as long as any wait on fast paths, a place is left to one of them: the link is full though few may leave at once. */
        SLOW_BESIDE_SWIFT,
        /**
         * The same, but of those on slow paths no more at once than have to be, so that they last to the end: a rate is for the whole of a migration, and
         * one that starts on a fast path beside many does not gain when they are over.
         */
        SLOW_EVENLY
    }

    /** All that are worth trying, the usual ones first, with so many orders close to those that are usual. */
    static List<Pace> all(Instance instance, long horizon, int shuffles) {
        var orders = instance.limitsMigrations() ? List.of(Order.values()) : List.of(Order.LONGEST, Order.SLOW_EVENLY);
        List<Pace> all = new ArrayList<>();
        add(all, horizon, orders, 0, true);
        add(all, horizon, orders, 0, false);
        for (int shuffle = 1; shuffle <= shuffles; shuffle++) {
            add(all, horizon, orders, shuffle, shuffle % IMPATIENT != 0);
        }
        return all;
    }

    private static void add(List<Pace> all, long horizon, List<Order> orders, int shuffle, boolean isPatient) {
        for (var order : orders) {
            for (double share : LEAST_SHARES) {
                all.add(new Pace(horizon, share, order, shuffle, isPatient));
            }
        }
    }

    /** The same by another horizon. */
    Pace by(long other) {
        return new Pace(other, leastShare, order, shuffle, isPatient);
    }

    /** By how much a guest's turn is shifted, 1 to 2; the same for the same question. */
    double shift(int guest) {
        long scattered = (guest + 1L) * shuffle * SCATTER;
        scattered = (scattered ^ scattered >>> Integer.SIZE) * SCATTER;
        return 1 + (double) (scattered >>> Integer.SIZE) / (1L << Integer.SIZE);
    }
}
