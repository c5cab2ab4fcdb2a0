package io.drover.plan.schedule;

import io.drover.plan.schedule.Placer.Aim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Who is to go to slow hosts although fast ones have room: whoever is alone on the link of his own host keeps all of it idle while he does other things than sending,
 * and beside him several can go to slow hosts. Those go who gain most for what they take of the slow links, as many as these carry by a horizon.
 */
final class Thrift {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Instance instance;
    private final Costs costs;
    private final Placer placer;
    private final Reach reach;

    Thrift(Instance instance, Costs costs, Placer placer) {
        this.instance = instance;
        this.costs = costs;
        this.placer = placer;
        var open = new BitSet();
        open.set(0, instance.hosts().size());
        open.andNot(instance.restrictions().closed());
        this.reach = new Reach(instance, costs, open);
    }

    /**
     * Those of some who are to go to slow hosts.
     *
     * @param share how much of their own hosts' links they may take at most
     */
    List<Unit> frugal(List<Unit> units, double share, Aim aim) {
        List<Unit> gainers = new ArrayList<>(units);
        gainers.removeIf(unit -> gain(unit) <= 0 || placer.needed(unit, aim) > reach.slowest());
        gainers.sort(Comparator.comparingDouble((Unit unit) -> -gain(unit) / taken(unit, reach.slowest()))
                .thenComparing(Unit.BIGGEST_FIRST));
        double left = carried(units, share, aim);
        List<Unit> frugal = new ArrayList<>();
        for (var unit : gainers) {
            double taken = taken(unit, reach.slowest());
            if (taken <= left) {
                frugal.add(unit);
                left -= taken;
            }
        }
        return frugal;
    }

    private double carried(List<Unit> units, double share, Aim aim) {
        var homes = units.stream().mapToInt(this::home).distinct().toArray();
        double own = share
                * Arrays.stream(homes)
                        .mapToDouble(home -> instance.hosts().get(home).bytesPerSecond())
                        .sum();
        int fast = Arrays.stream(homes).map(costs::speedOf).max().orElse(0);
        double seconds = (aim.horizon() - instance.overheads().release().toNanos()) / NANOS_PER_SECOND;
        return Math.min(own, reach.bytesPerSecondBelow(fast)) * seconds;
    }

    private double gain(Unit unit) {
        return taken(unit, costs.speeds() - 1) - taken(unit, reach.slowest());
    }

    private int home(Unit unit) {
        return instance.guests().get(unit.guests()[0]).host();
    }

    /** What guests take of their own hosts' links at a speed or their hosts' lower ones, in bytes: what those could have carried meanwhile. */
    private double taken(Unit unit, int speed) {
        double taken = 0;
        for (int guest : unit.guests()) {
            int number =
                    Math.min(speed, costs.speedOf(instance.guests().get(guest).host()));
            taken += costs.at(guest, number).arrivalNanos() * (costs.rate(number) / NANOS_PER_SECOND);
        }
        return taken;
    }
}
