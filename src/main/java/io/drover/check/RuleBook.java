package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.PlacementRule;
import io.drover.model.RuleIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The rules of placement of a fleet: which are about a guest, and whom else each is about, and where. Each is looked up once. */
final class RuleBook {
    private final List<PlacementRule> rules;
    private final RuleIndex index;

    /** By the object: a guest is known under another name elsewhere while it moves, and all that is known of one takes long to hash. */
    private final IdentityHashMap<Guest, List<PlacementRule>> known = new IdentityHashMap<>();

    private final Map<PlacementRule, List<Fleet.Place>> places = new HashMap<>();
    private final Map<Spot, List<Guest>> active = new HashMap<>();

    private record Spot(PlacementRule rule, HostName host) {}

    RuleBook(Fleet fleet) {
        this.rules = fleet.rules().placement();
        this.index = new RuleIndex(rules);
        if (!rules.isEmpty()) {
            fleet.hosts().values().forEach(host -> host.guests().forEach(guest -> enter(host, guest)));
        }
    }

    private void enter(Host host, Guest guest) {
        var about = lookUp(guest);
        known.put(guest, about);
        for (var rule : guest.isActive() ? about : List.<PlacementRule>of()) {
            active.computeIfAbsent(new Spot(rule, host.name()), unseen -> new ArrayList<>())
                    .add(guest);
            if (!guest.isArriving()) {
                places.computeIfAbsent(rule, unseen -> new ArrayList<>()).add(new Fleet.Place(host, guest));
            }
        }
    }

    private List<PlacementRule> lookUp(Guest guest) {
        return Arrays.stream(index.of(guest)).mapToObj(rules::get).toList();
    }

    /** The rules that are about a guest. */
    List<PlacementRule> of(Guest guest) {
        var about = rules.isEmpty() ? rules : known.get(guest);
        return about == null ? lookUp(guest) : about;
    }

    /** Everywhere a guest that the rule is about is in memory, and not still arriving. */
    List<Fleet.Place> places(PlacementRule rule) {
        return places.getOrDefault(rule, List.of());
    }

    /** The guests on a host that the rule is about and that are in memory or arriving. */
    List<Guest> on(HostName host, PlacementRule rule) {
        return active.getOrDefault(new Spot(rule, host), List.of());
    }
}
