package io.drover.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A host as its driver saw it at one moment.
 *
 * @param name its name in the configuration
 * @param platform hypervisor and toolstack
 * @param cpu its processors
 * @param memory its memory
 * @param bridges the Dom0's bridges that are there
 * @param pools its storage pools
 * @param paths what was found at the paths that were asked for
 * @param linkBytesPerSecond what its migration link carries in one direction
 * @param guests all guests but Domain-0, running or defined
 */
public record Host(
        HostName name,
        Platform platform,
        Cpu cpu,
        Memory memory,
        Observed<Set<String>> bridges,
        Observed<List<StoragePool>> pools,
        Map<String, Observed<PathSight>> paths,
        Observed<Long> linkBytesPerSecond,
        List<Guest> guests) {

    public Host {
        paths = Map.copyOf(paths);
        guests = List.copyOf(guests);
    }

    /**
     * Hypervisor and toolstack.
     *
     * @param xen the hypervisor's version
     * @param toolstack such as {@code libvirt}, with its version
     * @param toolstackVersion the version of what Drover talks to
     * @param shadowPaging whether the hypervisor was built with it: a PV guest cannot be migrated live without
     */
    public record Platform(
            Observed<Version> xen,
            String toolstack,
            Observed<Version> toolstackVersion,
            Observed<Boolean> shadowPaging) {}

    /**
     * Memory of the whole machine.
     *
     * @param totalBytes all of it
     * @param freeBytes what Xen could give to a guest now
     */
    public record Memory(long totalBytes, long freeBytes) {}

    /** The guest of that identity, if this host knows it. */
    public Optional<Guest> guest(GuestId id) {
        return guests.stream().filter(guest -> guest.id().equals(id)).findFirst();
    }
}
