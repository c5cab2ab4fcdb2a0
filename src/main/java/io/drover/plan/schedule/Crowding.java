package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The least time in which guests can leave over something that they share, where fast destinations have room for some of them only. What a guest takes
 * of it at a speed is what it takes at the best one and, for each speed that it misses, so much more. Whoever would not be there in time at a lower
 * speed, or would stand still for too long, has to have a better one. The speeds are looked at one by one ({@link Tier}), as if no host's choice
 * for one bore on another: that can only make the sum smaller, so it is a bound.
 */
final class Crowding {
    /** Beyond so many different speeds the bound is not worth its time. */
    private static final int MOST_SPEEDS = 64;

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final BitSet open;
    private final boolean isAnybodyLetOff;

    /**
     * What is shared.
     *
     * @param perNano how much there is of it in a nanosecond
     * @param taken what a migration takes of it
     */
    record Share(double perNano, ToDoubleFunction<Fare> taken) {}

    /**
     * Of plans that move nobody but those who are asked about.
     *
     * @param open the hosts that take in anybody
     * @param isAnybodyLetOff whether guests may stand still for too long though they need not, whoever they are
     */
    Crowding(Instance instance, Costs costs, Speeds speeds, BitSet open, boolean isAnybodyLetOff) {
        this.instance = instance;
        this.costs = costs;
        this.speeds = speeds;
        this.open = open;
        this.isAnybodyLetOff = isAnybodyLetOff;
    }

    /** In nanoseconds; the time that is known to be needed if it is no more, which is that of the longest migration at least. */
    long least(int[] guests, Share share, long known) {
        if (costs.speeds() > MOST_SPEEDS) {
            return known;
        }
        return LeastTime.from(known, new Crowd(guests, share)::isOverBy);
    }

    /** Guests who leave together. */
    private final class Crowd {
        private final int[] guests;
        private final double perNano;
        private final double atBest;
        private final List<Tier> tiers;

        Crowd(int[] guests, Share share) {
            this.guests = guests;
            this.perNano = share.perNano();
            var needs = Arrays.stream(guests).mapToObj(instance.guests()::get).toList();
            double[][] taken =
                    Arrays.stream(guests).mapToObj(guest -> taken(guest, share)).toArray(double[][]::new);
            this.atBest = Arrays.stream(taken)
                    .mapToDouble(bySpeed -> bySpeed[costs.speeds() - 1])
                    .sum();
            this.tiers = IntStream.range(1, costs.speeds())
                    .mapToObj(speed -> new Tier(needs, gains(taken, speed), hosts(speed)))
                    .toList();
        }

        /** By speed, the best that a guest could have for those above; never less at a lower speed, as a bound may reckon with too little alone. */
        private double[] taken(int guest, Share share) {
            double[] taken = new double[costs.speeds()];
            double least = Double.MAX_VALUE;
            for (int speed = 0; speed < taken.length; speed++) {
                var fare = costs.at(guest, Math.min(speed, speeds.fastest(guest)));
                least = Math.min(least, share.taken().applyAsDouble(fare));
                taken[speed] = least;
            }
            return taken;
        }

        private static double[] gains(double[][] taken, int speed) {
            return Arrays.stream(taken)
                    .mapToDouble(bySpeed -> bySpeed[speed - 1] - bySpeed[speed])
                    .toArray();
        }

        private List<HostCapacity> hosts(int speed) {
            return open.stream()
                    .filter(host -> costs.speedOf(host) >= speed)
                    .mapToObj(instance.hosts()::get)
                    .toList();
        }

        boolean isOverBy(long nanos) {
            int[] needed = Arrays.stream(guests)
                    .map(guest -> speeds.needed(guest, isAnybodyLetOff ? 0 : speeds.least(guest), nanos))
                    .toArray();
            double sum = atBest;
            for (int tier = 0; tier < tiers.size(); tier++) {
                int speed = tier + 1;
                sum += tiers.get(tier).lost(guest -> needed[guest] >= speed);
            }
            return sum
                    <= perNano
                            * (nanos
                                    - instance.overheads().release().toNanos()
                                    + Fare.ROUNDING_NANOS * instance.guests().size());
        }
    }
}
