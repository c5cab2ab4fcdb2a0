package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The least time in which guests can leave hosts a few at once, where fast destinations have room for some of them only. What a guest takes
 * at a speed is what it takes at the best one and, for each speed that it misses, so much more. Of each speed the hosts that have it or a
 * better one take in what their memory holds; if those gain most who may, in parts if need be, the sum of what the others lose is least. The
 * speeds are looked at one by one, as if no host's choice for one bore on another: that can only make the sum smaller, so it is a bound.
 */
final class Turns {
    /** Beyond so many different speeds the bound is not worth its time. */
    private static final int MOST_SPEEDS = 64;

    private final Instance instance;
    private final Costs costs;
    private final BitSet open;

    /**
     * A reckoner of turns.
     *
     * @param open the hosts that take in anybody
     */
    Turns(Instance instance, Costs costs, BitSet open) {
        this.instance = instance;
        this.costs = costs;
        this.open = open;
    }

    /**
     * In nanoseconds, for these guests, of whom so many may be on their way at once; their best fares are in {@code best}, in their order.
     */
    long least(int atOnce, int[] guests, List<Fare> best) {
        if (costs.speeds() > MOST_SPEEDS) {
            return 0;
        }
        double sum = best.stream().mapToDouble(Fare::nanos).sum();
        for (int speed = 1; speed < costs.speeds(); speed++) {
            sum += lost(speed, guests, best);
        }
        return (long) (sum / atOnce);
    }

    /** What those lose who find no room at a speed or a better one, beyond the next lower speed. */
    private double lost(int speed, int[] guests, List<Fare> best) {
        double[] gains = new double[guests.length];
        for (int each = 0; each < guests.length; each++) {
            long better = Math.max(
                    costs.at(guests[each], speed).nanos(), best.get(each).nanos());
            gains[each] = Math.max(0, costs.at(guests[each], speed - 1).nanos() - better);
        }
        var bestFirst = Arrays.stream(order(guests, gains)).iterator();
        double room = room(speed);
        double lost = Arrays.stream(gains).sum();
        while (room > 0 && bestFirst.hasNext()) {
            int each = bestFirst.next();
            double bytes = Math.max(1, instance.guests().get(guests[each]).footprintBytes());
            lost -= gains[each] * Math.min(1, room / bytes);
            room -= bytes;
        }
        return Math.max(0, lost);
    }

    private Integer[] order(int[] guests, double[] gains) {
        Integer[] order = new Integer[guests.length];
        Arrays.setAll(order, each -> each);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer each) -> -gains[each]
                                / Math.max(
                                        1, instance.guests().get(guests[each]).footprintBytes()))
                        .thenComparing(Comparator.naturalOrder()));
        return order;
    }

    private double room(int speed) {
        return open.stream()
                .filter(host -> costs.speedOf(host) >= speed)
                .mapToDouble(host -> Math.max(0, instance.hosts().get(host).freeBytes()))
                .sum();
    }
}
