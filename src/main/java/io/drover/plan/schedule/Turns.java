package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The least time in which guests can leave hosts a few at once, where fast destinations have room for some of them only. What a guest takes
 * at a speed is what it takes at the best one and, for each speed that it misses, so much more. Of each speed the hosts that have it or a
 * better one take in what their memory, and what their processors, hold; if those gain most who may, in parts if need be, the sum of what the
 * others lose is least. The speeds are looked at one by one, as if no host's choice for one bore on another: that can only make the sum smaller, so it is a bound.
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
        double sum = best.stream().mapToDouble(Fare::arrivalNanos).sum();
        for (int speed = 1; speed < costs.speeds(); speed++) {
            sum += lost(speed, guests, best);
        }
        return (long) (sum / atOnce) + instance.overheads().release().toNanos();
    }

    /** What those lose who find no room at a speed or a better one, beyond the next lower speed. */
    private double lost(int speed, int[] guests, List<Fare> best) {
        double[] gains = new double[guests.length];
        for (int each = 0; each < guests.length; each++) {
            long better = Math.max(
                    costs.at(guests[each], speed).nanos(), best.get(each).nanos());
            gains[each] = Math.max(0, costs.at(guests[each], speed - 1).nanos() - better);
        }
        double[] bytes = take(guests, GuestNeed::footprintBytes);
        double[] vcpus = take(guests, GuestNeed::vcpus);
        return Math.max(
                lost(gains, bytes, room(speed, HostCapacity::freeBytes)),
                lost(gains, vcpus, room(speed, HostCapacity::freeVcpus)));
    }

    private double lost(double[] gains, double[] take, double room) {
        Integer[] order = new Integer[gains.length];
        Arrays.setAll(order, each -> each);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer each) -> -gains[each] / take[each])
                        .thenComparing(Comparator.naturalOrder()));
        double left = room;
        double lost = Arrays.stream(gains).sum();
        for (int next = 0; next < order.length && left > 0; next++) {
            int each = order[next];
            lost -= gains[each] * Math.min(1, left / take[each]);
            left -= take[each];
        }
        return Math.max(0, lost);
    }

    private double[] take(int[] guests, ToDoubleFunction<GuestNeed> part) {
        return Arrays.stream(guests)
                .mapToDouble(guest ->
                        Math.max(1e-9, part.applyAsDouble(instance.guests().get(guest))))
                .toArray();
    }

    private double room(int speed, ToDoubleFunction<HostCapacity> part) {
        return open.stream()
                .filter(host -> costs.speedOf(host) >= speed)
                .mapToDouble(
                        host -> Math.max(0, part.applyAsDouble(instance.hosts().get(host))))
                .sum();
    }
}
