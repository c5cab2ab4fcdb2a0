package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Other destinations for guests of a plan that keeps no reserve. One guest after the other is sent elsewhere as long as less memory is
 * missing then, summed over the hosts that may fail. Those who go together stay where they were placed.
 */
final class Rehousing {
    /** Some tens of milliseconds. */
    private static final int MOST_TRIES = 4_000;

    /** Of the hosts that a guest could go to, those with the smallest gaps: who fills one leaves a large one elsewhere. */
    private static final int MOST_WAYS = 32;

    private final Aftermath after;
    private final List<Candidate> movable;
    private final Set<HostName> avoided;
    private final Map<GuestId, HostName> places = new HashMap<>();
    private List<Integer> troubled = List.of();
    private long missing;
    private int tries;

    Rehousing(Aftermath after, Party party, List<Placed> placed, Set<HostName> avoided) {
        this.after = after;
        this.avoided = avoided;
        placed.forEach(each -> places.put(each.guest().id(), each.to().name()));
        this.movable = party.convoys().stream()
                .filter(convoy -> convoy.guests().size() == 1)
                .flatMap(convoy -> convoy.guests().stream())
                .filter(candidate -> places.containsKey(candidate.guest().id()))
                .sorted(Comparator.comparingLong((Candidate candidate) -> -Footprint.bytes(candidate.guest())))
                .toList();
    }

    /** Where each guest goes that was placed: as before, or better. */
    Map<GuestId, HostName> destinations() {
        look();
        boolean better = true;
        while (better && missing > 0) {
            better = false;
            for (var candidate : movable) {
                better |= missing > 0 && isBetterOff(candidate);
            }
        }
        return places;
    }

    private boolean isBetterOff(Candidate candidate) {
        var guest = candidate.guest();
        var now = places.get(guest.id());
        int from = now == null ? -1 : after.number(now);
        for (int to : ways(candidate, from)) {
            if (tries++ < MOST_TRIES) {
                after.send(guest, from, to);
                if (isLess()) {
                    places.put(guest.id(), after.name(to));
                    return true;
                }
                after.send(guest, to, from);
            }
        }
        return false;
    }

    private List<Integer> ways(Candidate candidate, int from) {
        var guest = candidate.guest();
        return candidate.allowed().stream()
                .map(Host::name)
                .filter(name -> !avoided.contains(name))
                .map(after::number)
                .filter(to -> to >= 0 && to != from && hasRoom(guest, from, to))
                .sorted(Comparator.comparingLong(after::freeBytes))
                .limit(MOST_WAYS)
                .toList();
    }

    private boolean hasRoom(Guest guest, int from, int to) {
        return after.freeBytes(to) >= Footprint.bytes(guest)
                && after.freeVcpus(to) >= guest.vcpus()
                && after.rules().allow(guest, from, to);
    }

    /** Whether less is missing now; those hosts are asked first of which something was missing before. */
    private boolean isLess() {
        long before = missing;
        if (troubled.stream().mapToLong(this::missing).sum() >= before) {
            return false;
        }
        var those = troubled;
        look();
        if (missing < before) {
            return true;
        }
        troubled = those;
        missing = before;
        return false;
    }

    private void look() {
        troubled = new ArrayList<>();
        missing = 0;
        for (int host = 0; host < after.size(); host++) {
            long lacking = missing(host);
            missing += lacking;
            if (lacking > 0) {
                troubled.add(host);
            }
        }
    }

    private long missing(int host) {
        if (after.guests(host).isEmpty()) {
            return 0;
        }
        var failover = Failover.of(after, host);
        var places = failover.quick();
        return places.homeless().isEmpty() ? 0 : Math.max(1, new Shortfall(after, failover, places).size());
    }
}
