package io.drover.plan.schedule;

import io.drover.plan.schedule.Pace.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Who still has to be moved, and in what order hosts and their guests are looked at for that. */
final class Waiting {
    /** More than any time that a plan could take, and few enough that a thousand speeds can be told apart: eleven days, in nanoseconds. */
    private static final long SLOW_FIRST = 1_000_000_000_000_000L;

    private final Instance instance;
    private final Costs costs;
    private final Sequence sequence;
    private final int[] destination;
    private final Pace pace;
    private final List<List<Integer>> guests = new ArrayList<>();
    private final List<BitSet> senders = new ArrayList<>();
    private final BitSet sources = new BitSet();
    private final long[] toSend;
    private final long[] toReceive;
    private final long[] needs;
    private final long[] awaitsRoom;
    private final long[] urgencies;
    private final long[] slowness;
    private final double[] shift;
    private final NavigableSet<Integer> longestFirst;
    private final boolean isScarce;
    private int number;

    /** All who have a destination. */
    Waiting(Instance instance, Costs costs, Sequence sequence, int[] destination, Pace pace) {
        this.instance = instance;
        this.costs = costs;
        this.sequence = sequence;
        this.destination = destination;
        this.pace = pace;
        int hosts = instance.hosts().size();
        this.toSend = new long[hosts];
        this.toReceive = new long[hosts];
        this.needs = new long[hosts];
        this.urgencies = new long[destination.length];
        this.slowness = new long[destination.length];
        this.shift = new double[destination.length];
        this.longestFirst = new TreeSet<>(
                Comparator.comparingLong((Integer host) -> -needs[host]).thenComparing(Comparator.naturalOrder()));
        this.awaitsRoom = new long[hosts];
        instance.hosts().forEach(host -> {
            guests.add(new ArrayList<>());
            senders.add(new BitSet());
        });
        all().forEach(this::enter);
        this.isScarce = instance.mostAtOnce() < number;
        if (isScarce) {
            sources.stream().forEach(this::rank);
        }
    }

    private void enter(int guest) {
        int from = instance.guests().get(guest).host();
        int to = destination[guest];
        guests.get(from).add(guest);
        sources.set(from);
        senders.get(to).set(from);
        toSend[from] += share(guest, from);
        toReceive[to] += share(guest, to);
        awaitsRoom[from] += inRoomMade(guest);
        slowness[guest] = pace.order() != Order.LONGEST ? SLOW_FIRST * (costs.speeds() - costs.speed(guest, to)) : 0;
        shift[guest] = pace.shift(guest);
        number++;
    }

    /** What a guest takes that goes where others make room. */
    private long inRoomMade(int guest) {
        int to = destination[guest];
        return sequence.gives(to) ? costs.to(guest, to).nanos() : 0;
    }

    private long share(int guest, int host) {
        return costs.linkNanos(guest, destination[guest], host);
    }

    /** Everybody who has a destination, gone or not. */
    IntStream all() {
        return IntStream.range(0, destination.length).filter(guest -> destination[guest] != Occupancy.STAYS);
    }

    private void rank(int host) {
        needs[host] = need(host);
        longestFirst.add(host);
    }

    /** Whether fewer may be on their way at once than had to be moved. */
    boolean isScarce() {
        return isScarce;
    }

    /** How many wait. */
    int number() {
        return number;
    }

    /** The hosts on which anybody waits; a copy. */
    BitSet sources() {
        return (BitSet) sources.clone();
    }

    /** The hosts of which any guest goes to that one; not to be changed. */
    BitSet senders(int host) {
        return senders.get(host);
    }

    /** Of some hosts those on which anybody waits: those first whose guests make room, then the one that has most to send. */
    List<Integer> mostFirst(BitSet some) {
        List<Integer> hosts = new ArrayList<>();
        some.stream().filter(sources::get).forEach(hosts::add);
        hosts.sort(Comparator.comparing((Integer host) -> !sequence.gives(host))
                .thenComparingLong(host -> -toSend[host])
                .thenComparing(Comparator.naturalOrder()));
        return hosts;
    }

    /** All hosts on which anybody waits, the one first that needs longest; told only where places are scarce. It changes when anybody leaves. */
    Iterable<Integer> longestFirst() {
        return longestFirst;
    }

    /**
     * How long it takes, in nanoseconds, until all who wait on a host have left; where they make room for others, those of one host who wait for
     * room, here or elsewhere, come after them. Reckoned when somebody leaves, so it may lag behind.
     */
    private long need(int host) {
        long longest = 0;
        long sum = 0;
        for (int guest : guests.get(host)) {
            var fare = costs.to(guest, destination[guest]);
            longest = Math.max(longest, fare.nanos());
            sum += fare.arrivalNanos();
        }
        long own = Math.max(
                toSend[host], Math.max(longest, sum / instance.hosts().get(host).mostLeaving()));
        long next = senders.get(host).stream()
                .mapToLong(from -> awaitsRoom[from])
                .max()
                .orElse(0);
        return own + next;
    }

    /** Of those who wait on a host whoever is able, the most urgent first. */
    int[] urgentFirst(int host, IntPredicate isAble) {
        int[] able = new int[guests.get(host).size()];
        int count = 0;
        for (int guest : guests.get(host)) {
            if (isAble.test(guest)) {
                urgencies[guest] = urgency(guest);
                int place = count++;
                while (place > 0 && urgencies[able[place - 1]] < urgencies[guest]) {
                    able[place] = able[place - 1];
                    place--;
                }
                able[place] = guest;
            }
        }
        return Arrays.copyOf(able, count);
    }

    private long urgency(int guest) {
        int to = destination[guest];
        return slowness[guest] + (long) (shift[guest] * (costs.to(guest, to).nanos() + toReceive[to]));
    }

    /** A guest sets out. */
    void leave(int guest) {
        int from = instance.guests().get(guest).host();
        if (isScarce) {
            longestFirst.remove(from);
        }
        guests.get(from).remove(Integer.valueOf(guest));
        toSend[from] -= share(guest, from);
        toReceive[destination[guest]] -= share(guest, destination[guest]);
        awaitsRoom[from] -= inRoomMade(guest);
        number--;
        if (guests.get(from).isEmpty()) {
            sources.clear(from);
        } else if (isScarce) {
            rank(from);
        }
    }
}
