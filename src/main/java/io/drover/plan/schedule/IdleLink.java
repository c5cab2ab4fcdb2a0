package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The least time in which a host's link lets guests go, where it idles while it is given to one who does other things than sending. To a slow host little of
 * it is given, but slow hosts take in only so much; so over them go, in parts if need be, those who gain most by it for what they take, and the others by fast paths. There
 * each has at least what as many as there can be on slower paths leave of the link: whoever finds another on a fast path gets as much as that one ({@link Link}).
 *
 * <p>Those whose paths could fill the link go one after the other, so they cannot all be slow: with a price on the time in which such a one is on his way, whatever the price, all
 * take at least what they take at the rate that is cheapest for each, less the price of all the time there is (Lagrange).
 */
final class IdleLink {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Prices of a second, as parts of what the link carries in it. */
    private static final double[] PRICES = {1 / 4.0, 1 / 8.0, 1 / 16.0, 1 / 32.0, 1 / 64.0, 1 / 128.0};

    /** So many speeds, or somewhat more, are held to be the least of the fast ones. */
    private static final int MOST_SPEEDS = 8;

    private final Instance instance;
    private final Costs costs;
    private final Speeds speeds;
    private final boolean isAnybodyLetOff;
    private final double idleSeconds;
    private final Reach reach;

    /**
     * Of plans that move nobody but those who are asked about.
     *
     * @param reach what the hosts can take in that take in anybody
     * @param isAnybodyLetOff whether guests may stand still for too long though they need not, whoever they are
     */
    IdleLink(Instance instance, Costs costs, Speeds speeds, Reach reach, boolean isAnybodyLetOff) {
        this.instance = instance;
        this.costs = costs;
        this.speeds = speeds;
        this.isAnybodyLetOff = isAnybodyLetOff;
        this.reach = reach;
        this.idleSeconds = instance.overheads()
                        .total()
                        .minus(instance.overheads().release())
                        .toNanos()
                / NANOS_PER_SECOND;
    }

    /**
     * In nanoseconds; the time that is known to be needed if it is no more. Where migrations from several hosts may meet on the link of one, it is not known how little each gets there.
     *
     * @param host which they leave
     * @param areAll whether nobody leaves any other host
     */
    long least(int host, List<Integer> guests, boolean areAll, long known) {
        if (!instance.isLinkIdle() || !(areAll || reach.isOneAtATime())) {
            return known;
        }
        int own = costs.speedOf(host);
        int stride = Math.max(1, (own - reach.slowest()) / MOST_SPEEDS);
        long least = known;
        for (int speed = own; speed > reach.slowest(); speed -= stride) {
            least = LeastTime.from(least, new Ways(host, guests, speed, 0)::areEnough);
        }
        if (own > reach.slowest() && isFilledBy(host, own)) {
            for (double price : PRICES) {
                least = LeastTime.from(least, new Ways(host, guests, own, price)::areEnough);
            }
        }
        return least;
    }

    /** Whether any path from a host to one of that speed could carry all that the host's link does. */
    private boolean isFilledBy(int host, int speed) {
        return costs.rate(speed) >= instance.hosts().get(host).bytesPerSecond();
    }

    /** From one host to those of a certain speed and more, which are fast, and to the others, which are slow. Rates are in bytes a second. */
    private final class Ways {
        private final int fast;
        private final int[] guests;
        private final double capacity;
        private final double intoSlowHosts;
        private final double leastFast;
        private final double price;
        private final double byFastWays;
        private final Filling slowWays;

        Ways(int host, List<Integer> guests, int fast, double share) {
            this.fast = fast;
            this.guests = guests.stream().mapToInt(Integer::intValue).toArray();
            this.capacity = (double) instance.hosts().get(host).bytesPerSecond();
            this.intoSlowHosts = reach.bytesPerSecondBelow(fast);
            this.leastFast = reach.leastRate(host, fast);
            this.price = share * capacity;
            double[] fastTaken = taken(costs.speeds() - 1, this::byFastWay);
            double[] slowTaken = taken(fast - 1, bytes -> bytes + idleSeconds * costs.rate(reach.slowest()));
            double[] gains = new double[slowTaken.length];
            Arrays.setAll(gains, each -> fastTaken[each] - slowTaken[each]);
            this.byFastWays = Arrays.stream(fastTaken).sum();
            this.slowWays = new Filling(gains, slowTaken);
        }

        private double[] taken(int speed, DoubleUnaryOperator ofBytes) {
            return Arrays.stream(guests)
                    .mapToDouble(guest -> costs.at(guest, Math.min(speed, speeds.fastest(guest)))
                            .bytes())
                    .map(ofBytes)
                    .toArray();
        }

        /** What so many bytes take of the link at least, with the price of the time: cheapest is a rate at which idling costs as much as that. */
        private double byFastWay(double bytes) {
            double cheapest = Math.sqrt(price * bytes / idleSeconds);
            double rate = Math.max(leastFast, Math.min(cheapest, capacity));
            return bytes + idleSeconds * rate + price * (bytes / rate + idleSeconds);
        }

        boolean areEnough(long nanos) {
            double seconds = (nanos
                            - instance.overheads().release().toNanos()
                            + Fare.ROUNDING_NANOS * instance.guests().size())
                    / NANOS_PER_SECOND;
            double gained = slowWays.most(intoSlowHosts * seconds, each -> isSlowEnough(guests[each], nanos));
            return byFastWays - gained <= (capacity + price) * seconds;
        }

        private boolean isSlowEnough(int guest, long nanos) {
            return speeds.needed(guest, isAnybodyLetOff ? 0 : speeds.least(guest), nanos) < fast;
        }
    }
}
