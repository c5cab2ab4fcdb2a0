package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.BitSet;

/** What the hosts that take in anybody can take at once, by the speeds of their links. */
final class Reach {
    /** Rates are whole bytes a second, and a share of a link may be off by a millionth of it. */
    private static final double ROUNDING = 1e-5;

    private final Instance instance;
    private final Costs costs;
    private final long[] arriving;
    private final double[] bytesPerSecond;
    private final boolean isOneAtATime;
    private final int slowest;

    /** The reach of plans that send guests to these hosts and to no others. */
    Reach(Instance instance, Costs costs, BitSet open) {
        this.instance = instance;
        this.costs = costs;
        this.arriving = new long[costs.speeds()];
        this.bytesPerSecond = new double[costs.speeds()];
        this.isOneAtATime =
                open.stream().allMatch(host -> instance.hosts().get(host).mostArriving() == 1);
        this.slowest = open.stream().map(costs::speedOf).min().orElse(costs.speeds());
        open.stream().forEach(this::enter);
    }

    private void enter(int number) {
        var host = instance.hosts().get(number);
        int speed = costs.speedOf(number);
        arriving[speed] += host.mostArriving();
        bytesPerSecond[speed] += host.bytesPerSecond();
    }

    /** The speed of the slowest of these hosts; beyond all speeds if there is none. */
    int slowest() {
        return slowest;
    }

    /** Whether none of them takes more than one at a time. */
    boolean isOneAtATime() {
        return isOneAtATime;
    }

    /** What those can take in together that are slower. */
    double bytesPerSecondBelow(int speed) {
        return Arrays.stream(bytesPerSecond, 0, speed).sum();
    }

    /** The least rate, in bytes a second, that is planned from a host to one of a speed or a better one. */
    double leastRate(int host, int speed) {
        double least = (double) costs.rate(speed);
        for (int each = speed; each <= costs.speedOf(host); each++) {
            least = Math.min(least, instance.hosts().get(host).bytesPerSecond() - beside(host, each));
        }
        return Math.max(least * (1 - ROUNDING), (double) costs.rate(slowest));
    }

    /** What migrations to slower hosts can take of a host's link together, and those that are on it already. */
    private double beside(int host, int speed) {
        long left = Math.min(instance.hosts().get(host).mostLeaving(), instance.mostAtOnce()) - 1L;
        double taken = instance.priors().stream()
                .filter(prior -> prior.from() == host)
                .mapToDouble(Prior::peak)
                .sum();
        for (int each = speed - 1; each >= 0; each--) {
            long some = Math.min(left, arriving[each]);
            taken += some * (double) costs.rate(each);
            left -= some;
        }
        return taken;
    }
}
