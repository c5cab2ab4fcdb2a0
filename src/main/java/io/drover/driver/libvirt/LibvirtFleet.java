package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostDriver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens the drivers of all hosts that are reached through libvirt. */
public final class LibvirtFleet {
    private LibvirtFleet() {}

    /**
     * Makes a driver for each host. None connects before it is used.
     *
     * @throws LibvirtMissingException if there is a host and libvirt's client library is not installed
     * @throws IllegalArgumentException if two endpoints have one name
     */
    public static Map<HostName, HostDriver> open(List<Endpoint> endpoints, LibvirtSettings settings) {
        if (endpoints.isEmpty()) {
            return Map.of();
        }
        LibvirtLibrary.ready();
        Alarms clock = new Alarms();
        Map<HostName, HostSession> sessions = new TreeMap<>();
        for (Endpoint endpoint : endpoints) {
            if (sessions.put(endpoint.host(), new HostSession(endpoint, settings, clock)) != null) {
                throw new IllegalArgumentException(
                        "two hosts are called " + endpoint.host() + "; give each its own name");
            }
        }
        AtomicInteger open = new AtomicInteger(sessions.size());
        Map<HostName, HostDriver> drivers = new TreeMap<>();
        sessions.forEach((name, session) -> drivers.put(
                name, new LibvirtHostDriver(session, other -> Optional.ofNullable(sessions.get(other)), () -> {
                    if (open.decrementAndGet() == 0) {
                        clock.close();
                    }
                })));
        return drivers;
    }
}
