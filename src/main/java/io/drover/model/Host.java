package io.drover.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

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
 * @param identity what it calls itself
 * @param dom0 what its Dom0 told, where Drover can log in there
 * @param reach by host, what it reaches of those that it was tried against
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
        Observed<HostIdentity> identity,
        Observed<Dom0> dom0,
        SortedMap<HostName, Reach> reach,
        List<Guest> guests) {

    public Host {
        paths = Map.copyOf(paths);
        reach = new TreeMap<>(reach);
        guests = List.copyOf(guests);
    }

    /**
     * Hypervisor and toolstack.
     *
     * @param xen the hypervisor's version
     * @param toolstack such as {@code libvirt}, with its version
     * @param toolstackVersion the version of what Drover talks to
     * @param movers the drivers by which Drover can move guests to and from it; empty where it can only look
     * @param shadowPaging whether the hypervisor was built with it: a PV guest cannot be migrated live without
     * @param peerToPeer whether the toolstacks of the other hosts may reach this one's, so that a transfer to it goes on when Drover dies
     */
    public record Platform(
            Observed<Version> xen,
            String toolstack,
            Observed<Version> toolstackVersion,
            Set<String> movers,
            Observed<Boolean> shadowPaging,
            boolean peerToPeer) {
        public Platform {
            movers = Set.copyOf(movers);
        }

        /** Whether Drover can neither move nor change what is on it. */
        public boolean isOnlyLookedAt() {
            return movers.isEmpty();
        }
    }

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

    /** The guest as Xen holds it, where the Dom0 told and Xen has it. */
    public Optional<XenDomain> domain(Guest guest) {
        return dom0.asOptional()
                .flatMap(told -> told.domains().asOptional())
                .flatMap(domains -> domains.stream()
                        .filter(domain -> domain.id().filter(guest.id()::equals).isPresent())
                        .findFirst());
    }

    /** How a guest was set up: what libxl keeps, or else what its toolstack tells. */
    public Setup setup(Guest guest) {
        return domain(guest)
                .flatMap(domain -> domain.config().asOptional())
                .map(DomainConfig::setup)
                .orElse(guest.setup());
    }

    /** What is known of a path here; the Dom0's own word counts more than its toolstack's. */
    public Observed<PathSight> sight(String path) {
        Optional<Observed<PathSight>> own =
                dom0.asOptional().map(told -> told.paths().get(path));
        if (own.isPresent() && own.get().asOptional().isPresent()) {
            return own.get();
        }
        return Optional.ofNullable(paths.get(path))
                .or(() -> own)
                .orElseGet(() -> Observed.unknown(path + " was not looked up on " + name));
    }

    /** What this host reaches of another. */
    public Reach reachOf(HostName other) {
        return Optional.ofNullable(reach.get(other))
                .orElseGet(() -> Reach.untried("not tried from " + name + " to " + other));
    }

    /** The same host with what its Dom0 told. */
    public Host withDom0(Observed<Dom0> told) {
        return new Host(
                name, platform, cpu, memory, bridges, pools, paths, linkBytesPerSecond, identity, told, reach, guests);
    }

    /** The same host with another migration link. */
    public Host withLink(Observed<Long> bytesPerSecond) {
        return new Host(
                name, platform, cpu, memory, bridges, pools, paths, bytesPerSecond, identity, dom0, reach, guests);
    }

    /** The same host with other guests, and the memory that they leave. */
    public Host withGuests(List<Guest> others, Memory left) {
        return new Host(
                name, platform, cpu, left, bridges, pools, paths, linkBytesPerSecond, identity, dom0, reach, others);
    }

    /** The same host with what it reaches of others. */
    public Host withReach(SortedMap<HostName, Reach> tried) {
        return new Host(
                name, platform, cpu, memory, bridges, pools, paths, linkBytesPerSecond, identity, dom0, tried, guests);
    }

    /** The same host with more paths looked up. */
    public Host withPaths(Map<String, Observed<PathSight>> more) {
        var all = new HashMap<>(paths);
        all.putAll(more);
        return new Host(
                name, platform, cpu, memory, bridges, pools, all, linkBytesPerSecond, identity, dom0, reach, guests);
    }
}
