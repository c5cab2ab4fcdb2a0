package io.drover.check;

import io.drover.model.BootGuest;
import io.drover.model.Dom0;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which hosts of a fleet start which guest when they boot. */
final class BootList {
    private final Map<GuestId, List<Start>> byId = new HashMap<>();
    private final Map<String, List<Start>> byName = new HashMap<>();

    /**
     * One way in which one host starts a guest.
     *
     * @param host the host
     * @param how the file that makes it, or who says so
     */
    record Start(HostName host, String how) {}

    BootList(Fleet fleet) {
        fleet.hosts().values().forEach(this::enter);
    }

    private void enter(Host host) {
        for (var guest : host.guests()) {
            if (guest.definition().autostart()) {
                add(byId, guest.id(), new Start(host.name(), "the toolstack's autostart"));
            }
        }
        Told.by(host, Dom0::bootGuests)
                .asOptional()
                .ifPresent(boots -> boots.forEach(boot -> enter(host.name(), boot)));
    }

    private void enter(HostName host, BootGuest boot) {
        var start = new Start(host, boot.file());
        boot.id().ifPresentOrElse(id -> add(byId, id, start), () -> add(byName, boot.name(), start));
    }

    private static <K> void add(Map<K, List<Start>> index, K key, Start start) {
        index.computeIfAbsent(key, none -> new ArrayList<>()).add(start);
    }

    /** By host, what starts this guest there; a file that tells no UUID counts by its name. */
    SortedMap<HostName, SortedSet<String>> of(Guest guest) {
        SortedMap<HostName, SortedSet<String>> starts = new TreeMap<>();
        List<Start> all = new ArrayList<>(byId.getOrDefault(guest.id(), List.of()));
        all.addAll(byName.getOrDefault(guest.name(), List.of()));
        all.forEach(start ->
                starts.computeIfAbsent(start.host(), none -> new TreeSet<>()).add(start.how()));
        return starts;
    }
}
