package io.drover.seeds;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one life of Drover was told by its hosts, and when it asked. */
final class Seen {
    private final Map<HostName, Instant> observed = new HashMap<>();
    private final Map<Asked, Told> sightings = new HashMap<>();
    private final Map<Asked, Instant> atWorkSince = new HashMap<>();
    private final Map<GuestId, Boolean> connected = new HashMap<>();

    private record Asked(HostName host, GuestId guest) {}

    /** A sighting with the moment at which it was asked for. */
    record Told(Instant askedAt, Sighting sighting) {}

    void observed(HostName host, Instant askedAt) {
        observed.merge(host, askedAt, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** An answer that comes after that to a later question says nothing of how things stand. */
    void looked(HostName host, GuestId guest, Told told) {
        Asked asked = new Asked(host, guest);
        Told before = sightings.get(asked);
        if (before != null && told.askedAt().isBefore(before.askedAt())) {
            return;
        }
        sightings.put(asked, told);
        if (before != null && cpuTime(told).compareTo(cpuTime(before)) > 0) {
            atWorkSince.put(asked, before.askedAt());
        } else {
            atWorkSince.remove(asked);
        }
    }

    private static Duration cpuTime(Told told) {
        return told.sighting() instanceof Sighting.Present present ? present.cpuTime() : Duration.ZERO;
    }

    /** When the look before the last was asked, if the guest used processor time between the two: some time since then it ran. */
    Optional<Instant> atWorkSince(HostName host, GuestId guest) {
        return Optional.ofNullable(atWorkSince.get(new Asked(host, guest)));
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
