package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.port.Dom0Driver;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens the drivers of all Dom0s that Drover logs in to. */
public final class Dom0Fleet {
    private Dom0Fleet() {}

    /**
     * Makes a driver for each Dom0. None connects before it is used.
     *
     * @param interview what is asked of each
     * @throws IllegalArgumentException if two endpoints have one name, or a private key is missing or cannot be used
     */
    public static Map<HostName, Dom0Driver> open(
            List<Dom0Endpoint> endpoints, Dom0Settings settings, Interview interview) {
        if (endpoints.isEmpty()) {
            return Map.of();
        }
        endpoints.forEach(Dom0Fleet::requireKey);
        Wire wire = new Wire(settings);
        Map<HostName, Line> lines = new TreeMap<>();
        for (Dom0Endpoint endpoint : endpoints) {
            if (lines.put(endpoint.host(), new Line(endpoint, settings, wire)) != null) {
                wire.close();
                throw new IllegalArgumentException(
                        "two hosts are called " + endpoint.host() + "; give each its own name");
            }
        }
        AtomicInteger open = new AtomicInteger(lines.size());
        Map<HostName, Dom0Driver> drivers = new TreeMap<>();
        lines.forEach((name, line) -> drivers.put(
                name, new SshDom0Driver(line, other -> Optional.ofNullable(lines.get(other)), interview, () -> {
                    if (open.decrementAndGet() == 0) {
                        wire.close();
                    }
                })));
        return drivers;
    }

    private static void requireKey(Dom0Endpoint endpoint) {
        try {
            KeyFile.read(endpoint.key());
        } catch (IOException e) {
            throw new IllegalArgumentException("host " + endpoint.host() + ": " + e.getMessage(), e);
        }
    }
}
