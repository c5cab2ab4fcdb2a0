package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.PlacementRule;
import io.drover.model.RuleIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of placement of a fleet: which are about a guest, and whom else each is about. Each is looked up once. */
final class RuleBook {
    private final Fleet fleet;
    private final List<PlacementRule> rules;
    private final RuleIndex index;
    private final Map<GuestId, List<PlacementRule>> ofGuests = new HashMap<>();
    private final Map<PlacementRule, List<Fleet.Place>> places = new HashMap<>();

    RuleBook(Fleet fleet) {
        this.fleet = fleet;
        this.rules = fleet.rules().placement();
        this.index = new RuleIndex(rules);
    }

    /** The rules that are about a guest. */
    List<PlacementRule> of(Guest guest) {
        return rules.isEmpty() ? rules : ofGuests.computeIfAbsent(guest.id(), unseen -> lookUp(guest));
    }

    private List<PlacementRule> lookUp(Guest guest) {
        return Arrays.stream(index.of(guest)).mapToObj(rules::get).toList();
    }

    /** Everywhere a guest that the rule is about is in memory, and not still arriving. */
    List<Fleet.Place> places(PlacementRule rule) {
        if (places.isEmpty()) {
            rules.forEach(each -> places.put(each, new ArrayList<>()));
            fleet.hosts()
                    .values()
                    .forEach(host -> host.guests().stream()
                            .filter(guest -> guest.isActive() && !guest.isArriving())
                            .forEach(guest -> enter(new Fleet.Place(host, guest))));
        }
        return places.getOrDefault(rule, List.of());
    }

    private void enter(Fleet.Place place) {
        lookUp(place.guest())
                .forEach(rule -> places.computeIfAbsent(rule, unseen -> new ArrayList<>())
                        .add(place));
    }
}
