package io.drover.plan.schedule;

import io.drover.model.Overheads;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A question to {@link Scheduler}.
 *
 * @param hosts every host; its place in the list is its number
 * @param guests every guest that could move; its place in the list is its number
 * @param restrictions who has to leave, and who may not go where
 * @param overheads what a migration costs besides moving bytes
 * @param mostAtOnce migrations at once in all
 * @param priors migrations that are in flight or queued already
 */
public record Instance(
        List<HostCapacity> hosts,
        List<GuestNeed> guests,
        Restrictions restrictions,
        Overheads overheads,
        int mostAtOnce,
        List<Prior> priors) {

    public Instance {
        hosts = List.copyOf(hosts);
        guests = List.copyOf(guests);
        priors = List.copyOf(priors);
        if (mostAtOnce < 1) {
            throw new IllegalArgumentException("mostAtOnce is " + mostAtOnce + "; it must be 1 or more");
        }
    }

    /** A question about hosts on which nothing else is in flight or queued. */
    public Instance(
            List<HostCapacity> hosts,
            List<GuestNeed> guests,
            Restrictions restrictions,
            Overheads overheads,
            int mostAtOnce) {
        this(hosts, guests, restrictions, overheads, mostAtOnce, List.of());
    }

    /** The same with the room that these guests leave behind: no plan has more, whoever goes first. */
    Instance vacatedBy(int[] leaving) {
        long[] bytes = new long[hosts.size()];
        int[] vcpus = new int[hosts.size()];
        for (int guest : leaving) {
            bytes[guests.get(guest).host()] += guests.get(guest).footprintBytes();
            vcpus[guests.get(guest).host()] += guests.get(guest).vcpus();
        }
        var roomy = IntStream.range(0, hosts.size())
                .mapToObj(host -> hosts.get(host).with(bytes[host], vcpus[host]))
                .toList();
        return new Instance(roomy, guests, restrictions, overheads, mostAtOnce, priors);
    }

    /** Whether a guest may go to a host that is not its own, room aside. */
    boolean allows(int guest, int host) {
        return !restrictions.closed().get(host)
                && guests.get(guest).host() != host
                && !restrictions.forbidden().forbids(guest, host);
    }

    /** Whether fewer may be on their way at once than there are guests. */
    boolean limitsMigrations() {
        return mostAtOnce < guests.size() || hosts.stream().anyMatch(host -> host.mostLeaving() < guests.size());
    }

    /** Whether a migration keeps its links from carrying anything for a while. */
    boolean isLinkIdle() {
        return overheads.total().compareTo(overheads.release()) > 0;
    }

    /** Whether there is anybody who could be moved to make room for others. */
    boolean mayMoveOthers() {
        var held = (BitSet) restrictions.leaving().clone();
        held.or(restrictions.staying());
        return held.nextClearBit(0) < guests.size();
    }
}
