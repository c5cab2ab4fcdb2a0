package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Guests that go to one host or stay, all of them. */
final class Unit {
    static final Comparator<Unit> BIGGEST_FIRST = Comparator.comparingLong(Unit::bytes)
            .thenComparingInt(Unit::vcpus)
            .reversed()
            .thenComparingInt(Unit::first);

    private final int[] guests;
    private final long bytes;
    private final int vcpus;

    private Unit(Instance instance, int[] guests) {
        this.guests = guests;
        this.bytes = Arrays.stream(guests)
                .mapToLong(guest -> instance.guests().get(guest).footprintBytes())
                .sum();
        this.vcpus = Arrays.stream(guests)
                .map(guest -> instance.guests().get(guest).vcpus())
                .sum();
    }

    static Unit of(Instance instance, int... guests) {
        return new Unit(instance, guests);
    }

    /** Everybody who has to leave, those together who have to stay together, biggest first. */
    static List<Unit> all(Instance instance) {
        List<Unit> units = new ArrayList<>();
        var single = (BitSet) instance.restrictions().leaving().clone();
        for (var set : instance.restrictions().together()) {
            units.add(of(instance, set.stream().mapToInt(Integer::intValue).toArray()));
            set.forEach(single::clear);
        }
        single.stream().forEach(guest -> units.add(of(instance, guest)));
        units.sort(BIGGEST_FIRST);
        return units;
    }

    /** Their numbers, not to be changed. */
    int[] guests() {
        return guests;
    }

    /** The memory that they take. */
    long bytes() {
        return bytes;
    }

    /** Their virtual processors. */
    int vcpus() {
        return vcpus;
    }

    private int first() {
        return guests[0];
    }
}
