package io.drover.plan;

import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is left on the destinations while guests are being placed: memory, time on their links, and who may still come. */
final class Room {
    private final Map<HostName, Long> reserved;
    private final Separation separation;
    private final Map<HostName, Set<GuestId>> placed = new HashMap<>();
    private final Map<HostName, Duration> busy = new HashMap<>();
    private Duration total = Duration.ZERO;

    Room(Map<HostName, Long> reserved, Separation separation) {
        this.reserved = new HashMap<>(reserved);
        this.separation = separation;
    }

    /** Memory left for further guests, in bytes. */
    long left(Host host) {
        return host.memory().freeBytes() - reserved.getOrDefault(host.name(), 0L);
    }

    boolean fits(Convoy convoy, Host host) {
        return convoy.bytes() <= left(host)
                && separation.allows(convoy)
                && separation.allows(convoy.ids(), placed.getOrDefault(host.name(), Set.of()));
    }

    void take(Convoy convoy, Host host, Duration duration) {
        reserved.merge(host.name(), convoy.bytes(), Long::sum);
        placed.computeIfAbsent(host.name(), none -> new HashSet<>()).addAll(convoy.ids());
        busy.merge(host.name(), duration, Duration::plus);
        total = total.plus(duration);
    }

    /** The share of a host's memory that would be in use with these guests, 0 to 1. */
    double fullness(Convoy convoy, Host host) {
        double after = left(host) - convoy.bytes();
        return 1 - after / Math.max(1, host.memory().totalBytes());
    }

    /** The share of all transfer time that would arrive over a host's link, 0 to 1. */
    double linkShare(Host host, Duration duration) {
        var here = busy.getOrDefault(host.name(), Duration.ZERO).plus(duration);
        return (double) here.toNanos() / Math.max(1, total.plus(duration).toNanos());
    }
}
