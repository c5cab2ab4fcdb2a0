package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What is left on the destinations while guests are being placed: memory, and time on their links. */
final class Room {
    private final Map<HostName, Long> reserved;
    private final Map<HostName, Duration> busy = new HashMap<>();
    private Duration total = Duration.ZERO;

    Room(Map<HostName, Long> reserved) {
        this.reserved = new HashMap<>(reserved);
    }

    /** Memory left for further guests, in bytes. */
    long left(Host host) {
        return host.memory().freeBytes() - reserved.getOrDefault(host.name(), 0L);
    }

    boolean fits(Guest guest, Host host) {
        return Footprint.bytes(guest) <= left(host);
    }

    void take(Guest guest, Host host, Duration duration) {
        reserved.merge(host.name(), Footprint.bytes(guest), Long::sum);
        busy.merge(host.name(), duration, Duration::plus);
        total = total.plus(duration);
    }

    /** The share of a host's memory that would be in use with the guest, 0 to 1. */
    double fullness(Guest guest, Host host) {
        double after = left(host) - Footprint.bytes(guest);
        return 1 - after / Math.max(1, host.memory().totalBytes());
    }

    /** The share of all transfer time that would arrive over a host's link, 0 to 1. */
    double linkShare(Host host, Duration duration) {
        var here = busy.getOrDefault(host.name(), Duration.ZERO).plus(duration);
        return (double) here.toNanos() / Math.max(1, total.plus(duration).toNanos());
    }

    /** What is spoken for on each host by now, in bytes. */
    Map<HostName, Long> reserved() {
        return Map.copyOf(reserved);
    }
}
