package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Guest;
import io.drover.plan.Puzzle.Lodger;
import io.drover.plan.Puzzle.Space;
import io.drover.plan.Puzzle.Way;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The guests of a host that failed, on their way to the others. Of the hosts that a group may go to, as many of the roomiest are enough as
 * there are groups, if memory alone counts: who goes to another could as well have one of those to itself. Where processors count too, all are
 * looked at if those do not do.
 */
final class Failover {
    private static final int NOWHERE = -1;

    private final Aftermath after;
    private final int failed;
    private final List<Group> groups;
    private final List<List<Integer>> ways;

    /**
     * Guests who go to one host.
     *
     * @param guests one alone mostly
     * @param bytes the memory that they take
     * @param vcpus their virtual processors
     */
    record Group(List<Guest> guests, long bytes, int vcpus) {
        Group(List<Guest> guests) {
            this(
                    guests,
                    guests.stream().mapToLong(Footprint::bytes).sum(),
                    guests.stream().mapToInt(Guest::vcpus).sum());
        }
    }

    /** Places for them, as far as there are. */
    static final class Places {
        private final List<Group> homeless = new ArrayList<>();
        private final long[] bytes;
        private final int[] vcpus;

        Places(int hosts) {
            this.bytes = new long[hosts];
            this.vcpus = new int[hosts];
        }

        private void take(int host, Group group) {
            bytes[host] += group.bytes();
            vcpus[host] += group.vcpus();
        }

        /** Who found none. */
        List<Group> homeless() {
            return homeless;
        }

        /** What the others take of a host's memory. */
        long bytes(int host) {
            return bytes[host];
        }

        /** What they take of its processors. */
        int vcpus(int host) {
            return vcpus[host];
        }
    }

    /** The guests of a host. */
    static Failover of(Aftermath after, int failed) {
        var narrow = new Failover(after, failed, false);
        return after.limitsVcpus() && !narrow.quick().homeless().isEmpty() ? new Failover(after, failed, true) : narrow;
    }

    private Failover(Aftermath after, int failed, boolean wide) {
        this.after = after;
        this.failed = failed;
        this.groups = after.rules().parties(after.guests(failed), failed).stream()
                .map(Group::new)
                .sorted(Comparator.comparingLong(Group::bytes).reversed())
                .toList();
        int enough = wide ? after.size() : groups.size();
        this.ways = groups.stream().map(group -> ways(group, enough)).toList();
    }

    private List<Integer> ways(Group group, int enough) {
        List<Integer> ways = new ArrayList<>();
        for (int host : after.roomiest()) {
            if (ways.size() == enough || after.freeBytes(host) < group.bytes()) {
                break;
            }
            if (after.freeVcpus(host) >= group.vcpus() && mayGo(group, host)) {
                ways.add(host);
            }
        }
        return ways;
    }

    /** Whether guests may start there, if there is room. */
    boolean mayGo(Group group, int host) {
        var guests = group.guests();
        if (host == failed || (guests.size() > 1 && after.rules().areApart(guests, guests))) {
            return false;
        }
        for (var guest : guests) {
            if (!after.rules().allow(guest, failed, host)) {
                return false;
            }
        }
        return true;
    }

    int failed() {
        return failed;
    }

    /** What all of them take. */
    long bytes() {
        return groups.stream().mapToLong(Group::bytes).sum();
    }

    /** The biggest first, each goes to the smallest gap that it fits into. */
    Places quick() {
        var found = new Places(after.size());
        int[] places = new int[groups.size()];
        for (int number = 0; number < places.length; number++) {
            var group = groups.get(number);
            int best = NOWHERE;
            long gap = Long.MAX_VALUE;
            for (int host : ways.get(number)) {
                long left = after.freeBytes(host) - found.bytes(host);
                boolean fits = left >= group.bytes() && after.freeVcpus(host) - found.vcpus(host) >= group.vcpus();
                if (fits && left < gap && isWelcome(number, host, places)) {
                    best = host;
                    gap = left;
                }
            }
            places[number] = best;
            if (best == NOWHERE) {
                found.homeless().add(group);
            } else {
                found.take(best, group);
            }
        }
        return found;
    }

    private boolean isWelcome(int number, int host, int[] places) {
        for (int other = 0; other < number; other++) {
            if (places[other] == host && areApart(number, other)) {
                return false;
            }
        }
        return true;
    }

    private boolean areApart(int one, int other) {
        return after.rules()
                .areApart(groups.get(one).guests(), groups.get(other).guests());
    }

    /**
     * Whether it is plain that not all of them find a place: they take more memory than there is, or there are fewer gaps for those of some size and
     * above than there are of those.
     */
    boolean isHopeless() {
        long room = 0;
        for (int host : after.roomiest()) {
            room += host == failed ? 0 : Math.max(0, after.freeBytes(host));
        }
        boolean hopeless = room < bytes();
        for (int number = 0; number < groups.size() && !hopeless; number++) {
            hopeless = ways.get(number).isEmpty() || gaps(groups.get(number).bytes()) <= number;
        }
        return hopeless;
    }

    /** How many of that size find room, in all hosts together. */
    private long gaps(long bytes) {
        long gaps = 0;
        for (int host : after.roomiest()) {
            if (gaps > groups.size() || after.freeBytes(host) < bytes) {
                break;
            }
            gaps += host == failed ? 0 : after.freeBytes(host) / bytes;
        }
        return gaps;
    }

    /** Tries every way to place them all, up to so many looks at a guest and a host. */
    Search.Fit exact(long mostLooks) {
        var rooms = new ArrayList<>(
                new LinkedHashSet<>(ways.stream().flatMap(List::stream).sorted().toList()));
        List<Lodger> lodgers = new ArrayList<>();
        for (int number = 0; number < groups.size(); number++) {
            var own = ways.get(number).stream()
                    .map(host -> new Way(rooms.indexOf(host), Set.of()))
                    .toList();
            lodgers.add(
                    new Lodger(groups.get(number).bytes(), groups.get(number).vcpus(), own, NOWHERE, shuns(number)));
        }
        var spaces = rooms.stream()
                .map(host -> new Space(after.freeBytes(host), 0, after.freeVcpus(host), 0))
                .toList();
        return Search.fit(new Puzzle(List.of(), lodgers, spaces), mostLooks);
    }

    private Set<Integer> shuns(int number) {
        Set<Integer> shuns = new HashSet<>();
        for (int other = 0; other < groups.size(); other++) {
            if (other != number && areApart(number, other)) {
                shuns.add(other);
            }
        }
        return shuns;
    }
}
