package io.drover.check;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.Nic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every guest of a fleet by what must be its own: UUID, name and hardware addresses; and where their disks lie. */
final class Roster {
    /** The longest path that a system takes. */
    private static final int PATH_MAX = 4096;

    private final Map<GuestId, List<Fleet.Place>> byId = new HashMap<>();
    private final Map<String, List<Fleet.Place>> byName = new HashMap<>();
    private final Map<String, List<Fleet.Place>> byMac = new HashMap<>();
    private final Set<String> diskDirectories = new HashSet<>();

    Roster(Fleet fleet) {
        fleet.hosts().values().forEach(host -> host.guests().forEach(guest -> enter(new Fleet.Place(host, guest))));
    }

    private void enter(Fleet.Place place) {
        byId.computeIfAbsent(place.guest().id(), id -> new ArrayList<>()).add(place);
        byName.computeIfAbsent(place.guest().name(), name -> new ArrayList<>()).add(place);
        place.guest().devices().disks().forEach(disk -> disk.source().ifPresent(this::enterDirectories));
        place.guest().devices().nics().stream()
                .map(Roster::address)
                .distinct()
                .forEach(mac ->
                        byMac.computeIfAbsent(mac, unseen -> new ArrayList<>()).add(place));
    }

    /** The directory of a path and all above it, up to the first that is known already. */
    private void enterDirectories(String path) {
        int end = path.length() > PATH_MAX ? 0 : path.lastIndexOf('/');
        while (end > 0 && diskDirectories.add(path.substring(0, end))) {
            end = path.lastIndexOf('/', end - 1);
        }
    }

    /** Whether a disk of any guest lies in that directory or under it; never of the root directory. */
    boolean hasDisksUnder(String directory) {
        return diskDirectories.contains(directory);
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
