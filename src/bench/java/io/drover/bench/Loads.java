package io.drover.bench;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Observed;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fleets whose guests write more or less than they are said to. */
final class Loads {
    /** How far a dirty rate may be off, either way. */
    private static final double ERROR = 0.3;

    private Loads() {}

    /** The same fleet, every guest with its dirty rate off by up to three tenths. */
    static Fleet reallyOf(Fleet believed, SplittableRandom random) {
        SortedMap<HostName, Host> hosts = new TreeMap<>();
        believed.hosts().forEach((name, host) -> {
            var guests = host.guests().stream().map(guest -> off(guest, random)).toList();
            hosts.put(name, host.withGuests(guests, host.memory()));
        });
        return believed.withHosts(hosts);
    }

    private static Guest off(Guest guest, SplittableRandom random) {
        double factor = 1 - ERROR + random.nextDouble() * 2 * ERROR;
        return guest.load()
                .asOptional()
                .map(load ->
                        with(guest, new Load(Math.round(load.dirtyBytesPerSecond() * factor), load.workingSetBytes())))
                .orElse(guest);
    }

    static Guest with(Guest guest, Load load) {
        return new Guest(
                guest.id(),
                guest.name(),
                guest.type(),
                guest.memoryBytes(),
                guest.maxMemoryBytes(),
                guest.vcpus(),
                guest.condition(),
                guest.definition(),
                guest.devices(),
                guest.job(),
                Observed.known(load, "believed"),
                guest.setup());
    }
}
