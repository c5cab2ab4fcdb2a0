package io.drover.seeds;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one life of Drover was told by its hosts, and when it asked. */
final class Seen {
    private final Map<HostName, Instant> observed = new HashMap<>();
    private final Map<Asked, Told> sightings = new HashMap<>();
    private final Map<GuestId, Boolean> connected = new HashMap<>();

    private record Asked(HostName host, GuestId guest) {}

    /** A sighting with the moment at which it was asked for. */
    record Told(Instant askedAt, Sighting sighting) {}

    void observed(HostName host, Instant askedAt) {
        observed.merge(host, askedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    void looked(HostName host, GuestId guest, Told told) {
        sightings.put(new Asked(host, guest), told);
    }

    /** Whether all disks of a guest were seen connected. */
    void disks(GuestId guest, boolean all) {
        connected.put(guest, all);
    }

    boolean sawLostDisk(GuestId guest) {
        return !connected.getOrDefault(guest, true);
    }

    Optional<Instant> observed(HostName host) {
        return Optional.ofNullable(observed.get(host));
    }

    Optional<Told> last(HostName host, GuestId guest) {
        return Optional.ofNullable(sightings.get(new Asked(host, guest)));
    }
}
