package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.PlacementRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of placement of a fleet: which are about a guest, and whom else each is about. Each is looked up once. */
final class RuleBook {
    private final Fleet fleet;
    private final Map<GuestId, List<PlacementRule>> ofGuests = new HashMap<>();
    private final Map<PlacementRule, List<Fleet.Place>> places = new HashMap<>();

    RuleBook(Fleet fleet) {
        this.fleet = fleet;
    }

    /** The rules that are about a guest. */
    List<PlacementRule> of(Guest guest) {
        var all = fleet.rules().placement();
        return all.isEmpty()
                ? all
                : ofGuests.computeIfAbsent(
                        guest.id(),
                        unseen ->
                                all.stream().filter(rule -> rule.covers(guest)).toList());
    }

    /** Everywhere a guest that the rule is about is in memory, and not still arriving. */
    List<Fleet.Place> places(PlacementRule rule) {
        return places.computeIfAbsent(
                rule,
                unseen -> fleet.hosts().values().stream()
                        .flatMap(host -> host.guests().stream().map(guest -> new Fleet.Place(host, guest)))
                        .filter(place ->
                                place.guest().isActive() && !place.guest().isArriving())
                        .filter(place -> rule.covers(place.guest()))
                        .toList());
    }
}
