package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.PlacementRule;
import io.drover.model.PlacementRule.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Guests that go to one destination or stay, all of them: one alone mostly, and more where a rule keeps them together.
 *
 * @param guests at least one
 */
record Convoy(List<Candidate> guests) {
    Convoy {
        guests = List.copyOf(guests);
    }

    /** The candidates, those in one convoy that a rule keeps together. Where others of the rule are elsewhere, each has to join those instead. */
    static List<Convoy> of(List<Candidate> candidates, Fleet fleet, Bookings bookings) {
        List<List<Candidate>> groups =
                new ArrayList<>(candidates.stream().map(List::of).toList());
        Set<GuestId> leaving =
                candidates.stream().map(each -> each.guest().id()).collect(Collectors.toSet());
        fleet.rules().placement().stream()
                .filter(rule -> rule.demands(Kind.TOGETHER))
                .filter(rule -> !hasOthers(rule, leaving, fleet, bookings))
                .forEach(rule -> join(groups, rule));
        return groups.stream().map(Convoy::new).toList();
    }

    private static boolean hasOthers(PlacementRule rule, Set<GuestId> leaving, Fleet fleet, Bookings bookings) {
        boolean onTheirWay =
                bookings.moves().stream().anyMatch(move -> rule.covers(move) && !leaving.contains(move.guest()));
        return onTheirWay
                || fleet.hosts().values().stream()
                        .flatMap(host -> host.guests().stream())
                        .filter(guest -> guest.isActive() && !guest.isArriving())
                        .anyMatch(guest -> rule.covers(guest) && !leaving.contains(guest.id()));
    }

    private static void join(List<List<Candidate>> groups, PlacementRule rule) {
        List<List<Candidate>> joined = groups.stream()
                .filter(group -> group.stream().anyMatch(each -> rule.covers(each.guest())))
                .toList();
        if (joined.size() > 1) {
            groups.set(
                    groups.indexOf(joined.get(0)),
                    joined.stream().flatMap(List::stream).toList());
            groups.removeAll(joined.subList(1, joined.size()));
        }
    }

    /** The same guests, each as that makes of it. */
    Convoy each(UnaryOperator<Candidate> change) {
        return new Convoy(guests.stream().map(change).toList());
    }

    /** The memory that they take, in bytes. */
    long bytes() {
        return guests.stream().mapToLong(each -> Footprint.bytes(each.guest())).sum();
    }

    /** Their virtual processors. */
    int vcpus() {
        return guests.stream().mapToInt(each -> each.guest().vcpus()).sum();
    }

    /** The destinations that every check allows to each of them, by name. */
    List<Host> allowed() {
        return guests.size() == 1
                ? guests.get(0).allowed()
                : guests.get(0).allowed().stream()
                        .filter(host ->
                                guests.stream().allMatch(each -> each.allowed().contains(host)))
                        .toList();
    }

    /** The first of them, after whom it is called. */
    Guest first() {
        return guests.get(0).guest();
    }

    /** Who they are. */
    Set<GuestId> ids() {
        return guests.stream().map(each -> each.guest().id()).collect(Collectors.toSet());
    }
}
