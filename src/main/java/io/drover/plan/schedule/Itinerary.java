package io.drover.plan.schedule;

import io.drover.plan.schedule.Schedule.Timed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who goes where, so that times can be given at one pace after the other. Of a large fleet most guests and hosts have no part in it; so those who move, and
 * the hosts between which they do, are a question of their own here, numbered anew in the same order.
 */
final class Itinerary {
    private final int[] guests;
    private final int[] hosts;
    private final Costs costs;
    private final Sequence sequence;

    private Itinerary(int[] guests, int[] hosts, Costs costs, Sequence sequence) {
        this.guests = guests;
        this.hosts = hosts;
        this.costs = costs;
        this.sequence = sequence;
    }

    /**
     * If an order is found in which the moves are possible.
     *
     * @param destination of each guest, or {@link Occupancy#STAYS}
     */
    static Optional<Itinerary> of(Instance instance, Costs costs, int[] destination) {
        int[] guests = IntStream.range(0, destination.length)
                .filter(guest -> destination[guest] != Occupancy.STAYS)
                .toArray();
        int[] hosts = hosts(instance, guests, destination);
        int[] to = Arrays.stream(guests)
                .map(guest -> Arrays.binarySearch(hosts, destination[guest]))
                .toArray();
        var part = part(instance, guests, hosts);
        return Sequence.of(part, to)
                .map(sequence -> new Itinerary(guests, hosts, costs.of(part, guests, hosts), sequence));
    }

    private static int[] hosts(Instance instance, int[] guests, int[] destination) {
        var hosts = new BitSet();
        for (int guest : guests) {
            hosts.set(instance.guests().get(guest).host());
            hosts.set(destination[guest]);
        }
        instance.priors().stream()
                .flatMapToInt(prior -> IntStream.of(prior.from(), prior.to()))
                .filter(host -> host != Prior.NOWHERE)
                .forEach(hosts::set);
        return hosts.stream().toArray();
    }

    /** Who may go where is settled; what is asked is when. */
    private static Instance part(Instance instance, int[] guests, int[] hosts) {
        var closed = new BitSet();
        List<HostCapacity> between = new ArrayList<>(hosts.length);
        for (int host : hosts) {
            closed.set(between.size(), instance.restrictions().closed().get(host));
            between.add(instance.hosts().get(host));
        }
        List<GuestNeed> moving = new ArrayList<>(guests.length);
        for (int guest : guests) {
            var need = instance.guests().get(guest);
            moving.add(need.on(Arrays.binarySearch(hosts, need.host())));
        }
        var priors = instance.priors().stream()
                .map(prior -> prior.between(number(hosts, prior.from()), number(hosts, prior.to())))
                .toList();
        var restrictions =
                new Restrictions(new BitSet(), new BitSet(), closed, List.of(), List.of(), (guest, host) -> false);
        return new Instance(between, moving, restrictions, instance.overheads(), instance.mostAtOnce(), priors);
    }

    private static int number(int[] hosts, int host) {
        return host == Prior.NOWHERE ? host : Arrays.binarySearch(hosts, host);
    }

    /** How many move, and between how many hosts. */
    int size() {
        return guests.length + hosts.length;
    }

    /** The moves by start. */
    List<Timed> timed(Pace pace) {
        return new Dispatch(costs, sequence, pace)
                .run().stream().map(this::numbered).toList();
    }

    private Timed numbered(Timed move) {
        return new Timed(
                guests[move.guest()],
                hosts[move.from()],
                hosts[move.to()],
                move.startNanos(),
                move.bytesPerSecond(),
                move.fare());
    }
}
