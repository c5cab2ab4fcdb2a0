package io.drover.plan;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives a drain destinations that keep a reserve, where other ones than those of the fastest plan do.
 *
 * @param fleet what is planned for
 * @param bookings what other moves have spoken for
 * @param terms what holds for every departure
 * @param avoided hosts that are to take guests only where no other has room
 */
record Reserving(Fleet fleet, Bookings bookings, Departure.Terms terms, Set<HostName> avoided) {

    /**
     * The plan of a placement, or one with other destinations that keeps the reserve and leaves nobody more behind, or standing still for too
     * long; it says whether it does.
     *
     * @param party who is placed
     * @param planning makes a plan of a placement
     */
    Plan plan(Party party, Placement placement, Function<Placement, Plan> planning) {
        var plan = planning.apply(placement);
        var reserve = ReserveCheck.after(plan, fleet, terms.limits(), bookings);
        if (reserve.isKept()) {
            return plan.with(reserve);
        }
        var rehousing =
                new Rehousing(Aftermath.of(plan, fleet, terms.limits(), bookings), party, placement.placed(), avoided);
        var other = Departure.plan(party.sending(rehousing.destinations()), terms);
        if (other.left().size() <= placement.left().size()
                && other.over().size() <= placement.over().size()) {
            var instead = planning.apply(other);
            var kept = ReserveCheck.after(instead, fleet, terms.limits(), bookings);
            if (kept.isKept()) {
                return instead.with(kept);
            }
        }
        return plan.with(reserve);
    }
}
