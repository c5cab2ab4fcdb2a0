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

    private final Map<GuestId, List<Fleet.Place>> byId;
    private final Map<String, List<Fleet.Place>> byName;
    private final Map<String, List<Fleet.Place>> byMac;
    private final Set<String> diskDirectories = new HashSet<>();

    Roster(Fleet fleet) {
        int guests = 0;
        for (var host : fleet.hosts().values()) {
            guests += host.guests().size();
        }
        byId = new HashMap<>(2 * guests);
        byName = new HashMap<>(2 * guests);
        byMac = new HashMap<>(2 * guests);
        for (var host : fleet.hosts().values()) {
            for (var guest : host.guests()) {
                enter(new Fleet.Place(host, guest));
            }
        }
    }

    private void enter(Fleet.Place place) {
        var guest = place.guest();
        add(byId, guest.id(), place);
        add(byName, guest.name(), place);
        for (var disk : guest.devices().disks()) {
            disk.source().ifPresent(this::enterDirectories);
        }
        Set<String> macs = new HashSet<>(4);
        for (var nic : guest.devices().nics()) {
            if (macs.add(address(nic))) {
                add(byMac, address(nic), place);
            }
        }
    }

    /** Nearly every place is the only one, and there are tens of thousands. */
    private static <K> void add(Map<K, List<Fleet.Place>> index, K key, Fleet.Place place) {
        var before = index.putIfAbsent(key, List.of(place));
        if (before != null) {
            List<Fleet.Place> all = new ArrayList<>(before);
            all.add(place);
            index.put(key, List.copyOf(all));
        }
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
