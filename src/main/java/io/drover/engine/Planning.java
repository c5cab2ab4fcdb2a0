package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.Drain;
import io.drover.model.Explanation;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.UpgradePlan;
import io.drover.model.WhatIf;
import io.drover.plan.Explainer;
import io.drover.plan.Planner;
import io.drover.plan.ReserveCheck;
import io.drover.plan.SendingBound;
import io.drover.plan.Upgrade;
import io.drover.plan.Wish;
import io.drover.precopy.Lessons;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes plans of a fleet that was just seen, for what requests ask.
 *
 * @param state what the journal says
 * @param scene the hosts as they were seen
 * @param policy by which guests move
 * @param lessons what past migrations teach
 */
record Planning(State state, Scene scene, Policy policy, Lessons lessons) {

    private Fleet fleet() {
        return scene.fleet();
    }

    /** The same of a fleet that is only thought of; the hosts that are needed must be in it. */
    Planning supposing(WhatIf change, Collection<HostName> needed) {
        return new Planning(state, scene.with(Supposition.of(fleet(), change, needed)), policy, lessons);
    }

    Explanation explain(Drain wanted, String guest) {
        Plan plan = drain(wanted);
        return new Explainer(
                        plan, wanted.avoided(), fleet(), new Explainer.Terms(policy, bookings(from(wanted)), lessons))
                .of(Lookup.guestOf(plan, fleet(), guest));
    }

    Plan drain(Drain wanted) {
        refuseToEmpty(wanted);
        return inTime(new Wish.Drain(wanted.hosts(), wanted.avoided(), wanted.movesOthers()), from(wanted));
    }

    Plan move(String guest, HostName to) {
        Lookup.host(fleet(), to);
        Fleet.Place place = Lookup.runningGuest(fleet(), guest);
        GuestId id = place.guest().id();
        return inTime(new Wish.Migrate(id, to), move -> move.guest().equals(id));
    }

    Plan home(HostName host) {
        Lookup.answeringHost(fleet(), host);
        List<GuestId> away = Homes.of(state).away(host, fleet());
        return inTime(new Wish.Home(host, away), move -> away.contains(move.guest()));
    }

    UpgradePlan upgrade(Drain wanted, int batch) {
        refuseToEmpty(wanted);
        return new Upgrade(new Planner(lessons), policy, bookings(from(wanted))).plan(wanted, batch, fleet());
    }

    private void refuseToEmpty(Drain wanted) {
        List<HostName> hosts = wanted.hosts();
        hosts.forEach(host -> Lookup.answeringHost(fleet(), host));
        wanted.avoided().forEach(host -> Lookup.host(fleet(), host));
        if (hosts.isEmpty() || new HashSet<>(hosts).size() < hosts.size()) {
            throw new RequestException(
                    RequestException.Kind.INVALID,
                    "hosts " + hosts + " is not right: name at least one host, and each once");
        }
    }

    /** A window that is too short for the memory alone is refused before the checks are asked. */
    private Plan inTime(Wish wish, Predicate<Move> own) {
        Bookings others = bookings(own);
        if (policy.window().isPresent()) {
            WindowEnd.refuseTooShort(SendingBound.of(wish, fleet(), lessons), policy, fleet().observedAt());
        }
        Plan plan = new Planner(lessons).plan(wish, fleet(), policy, others);
        WindowEnd.refuseTooShort(plan, policy, fleet().observedAt());
        Scarcity.refuse(plan, () -> ReserveCheck.now(fleet(), policy.limits(), others));
        return plan;
    }

    private static Predicate<Move> from(Drain wanted) {
        return move -> wanted.hosts().contains(move.from());
    }

    private Bookings bookings(Predicate<Move> own) {
        return Reservations.beside(state, own, scene.arrived());
    }

    /** The guests that a drain sent away from a host, as far as the journal remembers. */
    static Focus homeward(State state, HostName host) {
        List<GuestId> guests = Homes.of(state).of(host);
        if (guests.isEmpty()) {
            throw new RequestException(
                    RequestException.Kind.NOT_FOUND,
                    "no drain that the journal remembers moved a guest off host '" + host
                            + "' that did not come back; move guests there by name");
        }
        return Focus.home(guests, host);
    }
}
