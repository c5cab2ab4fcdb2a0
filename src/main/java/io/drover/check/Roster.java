package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.Nic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every guest of a fleet by what must be its own: UUID, name and hardware addresses. */
final class Roster {
    private final Map<GuestId, List<Fleet.Place>> byId = new HashMap<>();
    private final Map<String, List<Fleet.Place>> byName = new HashMap<>();
    private final Map<String, List<Fleet.Place>> byMac = new HashMap<>();

    Roster(Fleet fleet) {
        fleet.hosts().values().forEach(host -> host.guests().forEach(guest -> enter(new Fleet.Place(host, guest))));
    }

    private void enter(Fleet.Place place) {
        byId.computeIfAbsent(place.guest().id(), id -> new ArrayList<>()).add(place);
        byName.computeIfAbsent(place.guest().name(), name -> new ArrayList<>()).add(place);
        place.guest().devices().nics().stream()
                .map(Roster::address)
                .distinct()
                .forEach(mac ->
                        byMac.computeIfAbsent(mac, unseen -> new ArrayList<>()).add(place));
    }

    /** A NIC's address in one spelling. */
    static String address(Nic nic) {
        return nic.mac().toLowerCase(Locale.ROOT);
    }

    /** Everywhere that guest is known. */
    List<Fleet.Place> withId(GuestId id) {
        return byId.getOrDefault(id, List.of());
    }

    /** Everywhere a guest of that name is known. */
    List<Fleet.Place> named(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** Everywhere a guest with that address is known. */
    List<Fleet.Place> withMac(String mac) {
        return byMac.getOrDefault(mac, List.of());
    }
}
