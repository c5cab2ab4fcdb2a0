package io.drover.plan;

import io.drover.model.Finding;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.List;
import java.util.SortedMap;

/**
 * A guest that is to move, with where it may go and what forbids the rest.
 *
 * @param guest the guest
 * @param allowed the destinations that every check allows, by name
 * @param forbidden the other destinations, with what holds the guest back from each
 */
record Candidate(Guest guest, List<Host> allowed, SortedMap<HostName, List<Finding>> forbidden) {

    /** The guest as one that stays. */
    Plan.Stranded stranded() {
        return new Plan.Stranded(guest.id(), guest.name(), forbidden);
    }

    /** The same guest with one of its destinations alone. */
    Candidate only(HostName to) {
        var one = allowed.stream().filter(host -> host.name().equals(to)).toList();
        return new Candidate(guest, one, forbidden);
    }
}
