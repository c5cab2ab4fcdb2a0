package io.drover.plan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An order in which moves are possible one after the other, where some go to hosts that others leave: there, room may come only by those.
 * At such a host arrivals begin in this order, so that none takes the room that an earlier one needs; at all other hosts every order will do.
 */
final class Sequence {
    private final Instance instance;
    private final int[] destination;
    private final BitSet giving = new BitSet();
    private final int[] rank;

    private Sequence(Instance instance, int[] destination) {
        this.instance = instance;
        this.destination = destination;
        this.rank = new int[destination.length];
        for (int guest = 0; guest < destination.length; guest++) {
            int home = instance.guests().get(guest).host();
            if (destination[guest] != Occupancy.STAYS
                    && !instance.restrictions().closed().get(home)) {
                giving.set(home);
            }
        }
    }

    /** An order, if one was found. */
    static Optional<Sequence> of(Instance instance, int[] destination) {
        var sequence = new Sequence(instance, destination);
        return sequence.giving.isEmpty() || sequence.isFound() ? Optional.of(sequence) : Optional.empty();
    }

    private boolean isFound() {
        long[] bytes =
                instance.hosts().stream().mapToLong(HostCapacity::freeBytes).toArray();
        int[] vcpus =
                instance.hosts().stream().mapToInt(HostCapacity::freeVcpus).toArray();
        var waiting = inTurn();
        int number = 1;
        boolean going = true;
        while (going) {
            going = false;
            for (var guests = waiting.iterator(); guests.hasNext(); ) {
                int guest = guests.next();
                var need = instance.guests().get(guest);
                int to = destination[guest];
                if (need.footprintBytes() <= bytes[to] && need.vcpus() <= vcpus[to]) {
                    bytes[to] -= need.footprintBytes();
                    vcpus[to] -= need.vcpus();
                    bytes[need.host()] += need.footprintBytes();
                    vcpus[need.host()] += need.vcpus();
                    rank[guest] = number++;
                    guests.remove();
                    going = true;
                }
            }
        }
        return waiting.isEmpty();
    }

    /** Those who make room first, and the largest before others, so that no long migration waits for the start of a short one. */
    private List<Integer> inTurn() {
        List<Integer> waiting = new ArrayList<>();
        for (int guest = 0; guest < destination.length; guest++) {
            if (destination[guest] != Occupancy.STAYS) {
                waiting.add(guest);
            }
        }
        waiting.sort(Comparator.comparing((Integer guest) ->
                        !giving.get(instance.guests().get(guest).host()))
                .thenComparing(Comparator.comparingLong(
                        guest -> -instance.guests().get(guest).footprintBytes()))
                .thenComparing(Comparator.naturalOrder()));
        return waiting;
    }

    /** Where each guest goes; not to be changed. */
    int[] destinations() {
        return destination;
    }

    /** Whether there is any host where the order matters. */
    boolean isNeeded() {
        return !giving.isEmpty();
    }

    /** Whether guests leave a host to make room for others. */
    boolean gives(int host) {
        return giving.get(host);
    }

    /** The hosts at which arrivals have to begin in order. */
    IntStream ordered() {
        return giving.stream();
    }

    /** The guests that go to a host, in order. */
    List<Integer> arrivals(int host) {
        return Arrays.stream(guestsTo(host))
                .boxed()
                .sorted(Comparator.comparingInt(guest -> rank[guest]))
                .toList();
    }

    private int[] guestsTo(int host) {
        return IntStream.range(0, destination.length)
                .filter(guest -> destination[guest] == host)
                .toArray();
    }
}
