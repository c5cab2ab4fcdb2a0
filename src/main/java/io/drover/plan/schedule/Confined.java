package io.drover.plan.schedule;

import io.drover.model.Plan.LowerBound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The least time in which guests are taken in that may go to few hosts only, since checks forbid the others or somebody stays there whom they may not
 * meet: the links of these hosts have to carry all whose choice lies among them, each at the best speed that its choice leaves it. Where there is no
 * other host, nobody is confined.
 */
final class Confined {
    /** Who may choose among more is not looked at. */
    private static final int MOST_HOSTS = 8;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Instance instance;
    private final Costs costs;
    private final Company company;
    private final BitSet moving = new BitSet();
    private final Map<BitSet, List<Fare>> choices = new LinkedHashMap<>();
    private final BitSet open = new BitSet();

    /** Where those guests move, and no others. */
    Confined(Instance instance, Costs costs, int[] guests) {
        this.instance = instance;
        this.costs = costs;
        this.company = new Company(instance);
        Arrays.stream(guests).forEach(moving::set);
        for (int guest : guests) {
            enter(guest);
        }
    }

    private void enter(int guest) {
        var choice = new BitSet();
        int best = 0;
        for (int host = 0; host < instance.hosts().size() && choice.cardinality() <= MOST_HOSTS; host++) {
            if (instance.allows(guest, host)) {
                open.set(host);
                if (!company.isKeptOut(guest, host, moving)) {
                    choice.set(host);
                    best = Math.max(best, costs.speed(guest, host));
                }
            }
        }
        if (!choice.isEmpty() && choice.cardinality() <= MOST_HOSTS) {
            choices.computeIfAbsent(choice, none -> new ArrayList<>()).add(costs.at(guest, best));
        }
    }

    /** The greatest of what any of these choices needs. */
    LowerBound least() {
        var greatest = new LowerBound(Duration.ZERO, "");
        for (var hosts : choices.keySet()) {
            long nanos = hosts.equals(open) ? 0 : least(hosts);
            if (nanos > greatest.duration().toNanos()) {
                greatest = new LowerBound(Duration.ofNanos(nanos), "guests that may go nowhere but to " + names(hosts));
            }
        }
        return greatest;
    }

    private long least(BitSet hosts) {
        double bytes = 0;
        double nanos = 0;
        for (var choice : choices.entrySet()) {
            if (isWithin(choice.getKey(), hosts)) {
                for (var fare : choice.getValue()) {
                    bytes += fare.bytes();
                    nanos += fare.arrivalNanos();
                }
            }
        }
        double rate = hosts.stream()
                .mapToDouble(host -> instance.hosts().get(host).bytesPerSecond())
                .sum();
        double atOnce = hosts.stream()
                .mapToDouble(host -> instance.hosts().get(host).mostArriving())
                .sum();
        return (long) Math.max(
                        bytes * NANOS_PER_SECOND / rate
                                - Fare.ROUNDING_NANOS * instance.guests().size(),
                        nanos / atOnce)
                + instance.overheads().release().toNanos();
    }

    private static boolean isWithin(BitSet some, BitSet all) {
        var others = (BitSet) some.clone();
        others.andNot(all);
        return others.isEmpty();
    }

    private String names(BitSet hosts) {
        return hosts.stream()
                .mapToObj(host -> instance.hosts().get(host).name())
                .collect(Collectors.joining(", "));
    }
}
