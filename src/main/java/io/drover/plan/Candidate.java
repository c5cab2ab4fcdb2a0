package io.drover.plan;

import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A guest that is to move, with where it may go and what forbids the rest.
 *
 * @param place the guest where it is
 * @param allowed the destinations that every check allows, by name
 * @param forbidden the other destinations, with what holds the guest back from each
 */
record Candidate(Fleet.Place place, List<Host> allowed, SortedMap<HostName, List<Finding>> forbidden) {

    /** The guest. */
    Guest guest() {
        return place.guest();
    }

    /** The host that it is on. */
    Host source() {
        return place.host();
    }

    /** The guest as one that stays. */
    Plan.Stranded stranded() {
        return new Plan.Stranded(guest().id(), guest().name(), forbidden);
    }

    /** The same guest with one of its destinations alone. */
    Candidate only(HostName to) {
        var one = allowed.stream().filter(host -> host.name().equals(to)).toList();
        return new Candidate(place, one, forbidden);
    }

    /** The same guest with those destinations too that only lack memory or processors now, which may be freed first. */
    Candidate regardlessOfRoom(Fleet fleet) {
        List<Host> all = new ArrayList<>(allowed);
        forbidden.forEach((name, findings) -> {
            if (findings.stream().allMatch(Candidate::isForRoom)) {
                fleet.host(name).ifPresent(all::add);
            }
        });
        return new Candidate(place, all, forbidden);
    }

    private static boolean isForRoom(Finding finding) {
        return Unblock.ROOM.contains(finding.check()) && finding.verdict() == Verdict.BLOCK;
    }

    /** The same guest without some of its destinations. */
    Candidate without(Set<HostName> hosts) {
        var others =
                allowed.stream().filter(host -> !hosts.contains(host.name())).toList();
        return others.size() == allowed.size() ? this : new Candidate(place, others, forbidden);
    }
}
