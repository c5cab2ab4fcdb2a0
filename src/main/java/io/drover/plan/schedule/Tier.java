package io.drover.plan.schedule;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;

/**
 * The hosts of a speed or a better one, which may have room for some guests only. Whoever has to come comes first, then those who gain most there for
 * what they take ({@link Filling}): so what the others lose is least.
 */
final class Tier {
    private final double[] gains;
    private final Store memory;
    private final Store processors;

    /**
     * Hosts that guests would like to go to.
     *
     * @param guests the guests
     * @param gains what each of them gains there beside the next lower speed
     * @param hosts the hosts
     */
    Tier(List<GuestNeed> guests, double[] gains, List<HostCapacity> hosts) {
        this.gains = gains;
        this.memory = new Store(
                total(hosts, HostCapacity::freeBytes),
                guests.stream().mapToDouble(GuestNeed::footprintBytes).toArray());
        this.processors = new Store(
                total(hosts, HostCapacity::freeVcpus),
                guests.stream().mapToDouble(GuestNeed::vcpus).toArray());
    }

    private static double total(List<HostCapacity> hosts, ToDoubleFunction<HostCapacity> part) {
        return hosts.stream()
                .mapToDouble(host -> Math.max(0, part.applyAsDouble(host)))
                .sum();
    }

    /** What the guests lose at least; infinite where there is no room for those who have to come, by their places. */
    double lost(IntPredicate hasToCome) {
        return Math.max(memory.lost(hasToCome), processors.lost(hasToCome));
    }

    /** So much of something, of which each guest takes a part. */
    private final class Store {
        private final double room;
        private final double[] parts;
        private final Filling filling;

        Store(double room, double[] parts) {
            this.room = room;
            this.parts = parts;
            this.filling = new Filling(gains, parts);
        }

        double lost(IntPredicate hasToCome) {
            double left = room;
            double wanted = 0;
            for (int guest = 0; guest < parts.length; guest++) {
                if (hasToCome.test(guest)) {
                    left -= parts[guest];
                } else {
                    wanted += Math.max(0, gains[guest]);
                }
            }
            return left < 0 ? Double.POSITIVE_INFINITY : Math.max(0, wanted - filling.most(left, hasToCome.negate()));
        }
    }
}
