package io.drover.plan.schedule;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Who is to be where in the end, and what that leaves of each host's memory, processors and link. */
final class Occupancy {
    static final int STAYS = -1;

    private final Instance instance;
    private final Costs costs;
    private final Company company;
    private final long[] freeBytes;
    private final int[] freeVcpus;
    private final long[] linkNanos;
    private final int[] destination;
    private @Nullable Ranking @Nullable [] byLink;
    private @Nullable Ranking byRoom;

    Occupancy(Instance instance, Costs costs, Company company) {
        this.instance = instance;
        this.costs = costs;
        this.company = company;
        this.freeBytes =
                instance.hosts().stream().mapToLong(HostCapacity::freeBytes).toArray();
        this.freeVcpus =
                instance.hosts().stream().mapToInt(HostCapacity::freeVcpus).toArray();
        this.linkNanos = new long[instance.hosts().size()];
        instance.priors().stream()
                .filter(Prior::isAwaited)
                .forEach(prior -> linkNanos[prior.to()] = Math.max(linkNanos[prior.to()], prior.endNanos()));
        this.destination = new int[instance.guests().size()];
        Arrays.fill(destination, STAYS);
    }

    /** Where a guest goes, or {@link #STAYS}. */
    int destination(int guest) {
        return destination[guest];
    }

    int[] destinations() {
        return destination.clone();
    }

    long freeBytes(int host) {
        return freeBytes[host];
    }

    int freeVcpus(int host) {
        return freeVcpus[host];
    }

    /** For how long what arrives at a host takes all of its link, those included who are on their way already. */
    long linkNanos(int host) {
        return linkNanos[host];
    }

    /** The hosts of a kind by that; it follows what changes. */
    Ranking byLink(int kind) {
        var ranked = byLink == null ? new Ranking[costs.kinds()] : byLink;
        byLink = ranked;
        var hosts = ranked[kind];
        if (hosts == null) {
            hosts = new Ranking(hosts(kind), linkNanos);
            ranked[kind] = hosts;
        }
        return hosts;
    }

    private int[] hosts(int kind) {
        return IntStream.range(0, freeBytes.length)
                .filter(host -> costs.kindOf(host) == kind)
                .toArray();
    }

    /** All hosts by free memory; it follows what changes. */
    Ranking byRoom() {
        var ranked = byRoom;
        if (ranked == null) {
            ranked = new Ranking(IntStream.range(0, freeBytes.length).toArray(), freeBytes);
            byRoom = ranked;
        }
        return ranked;
    }

    /** What one more guest would add to that. */
    long linkNanos(int guest, int host) {
        return costs.linkNanos(guest, host, host);
    }

    /** Whether guests find room on a host, and whether none of them has to be apart from anybody there. */
    boolean hasRoom(Unit unit, int host) {
        return hasSpace(unit, host) && isWelcome(unit, host);
    }

    boolean hasSpace(Unit unit, int host) {
        return unit.bytes() <= freeBytes[host] && unit.vcpus() <= freeVcpus[host];
    }

    /** Whether none of these guests has to be apart from anybody who is on a host or goes there. */
    boolean isWelcome(Unit unit, int host) {
        for (int guest : unit.guests()) {
            if (company.isShunned(guest, host, destination)) {
                return false;
            }
        }
        return true;
    }

    void send(Unit unit, int host) {
        for (int guest : unit.guests()) {
            send(guest, host);
        }
    }

    /** Sends a guest to a host, or back to where it is. */
    void send(int guest, int host) {
        var need = instance.guests().get(guest);
        int before = destination[guest];
        if (before != STAYS) {
            take(need, before, -1);
            take(need, need.host(), 1);
            load(before, -linkNanos(guest, before));
        }
        if (host != STAYS) {
            take(need, host, 1);
            take(need, need.host(), -1);
            load(host, linkNanos(guest, host));
        }
        destination[guest] = host;
    }

    private void load(int host, long nanos) {
        linkNanos[host] += nanos;
        var ranked = byLink == null ? null : byLink[costs.kindOf(host)];
        if (ranked != null) {
            ranked.set(host, linkNanos[host]);
        }
    }

    private void take(GuestNeed need, int host, int sign) {
        freeBytes[host] -= sign * need.footprintBytes();
        freeVcpus[host] -= sign * need.vcpus();
        if (byRoom != null) {
            byRoom.set(host, freeBytes[host]);
        }
    }
}
