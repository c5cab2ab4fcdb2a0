package io.drover.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A host in the making. */
public final class HostSample {
    private static final Observed<List<StoragePool>> POOLS =
            Observed.known(List.of(Sample.SHARE, Sample.LOCAL), "pool-list");

    private final HostName name;
    private final Map<String, Observed<PathSight>> paths = new HashMap<>();
    private final List<Guest> guests = new ArrayList<>();
    private Observed<Version> xen = Observed.known(new Version(4, 17, 5), "getVersion");
    private String toolstack = "libvirt";
    private Observed<Version> toolstackVersion = Observed.known(new Version(9, 0, 0), "getLibVersion");
    private Set<String> movers = Set.of("libvirt");
    private Observed<Boolean> shadowPaging = Observed.known(false, "xl info");
    private boolean peerToPeer = true;
    private Cpu cpu = new Cpu(
            "x86_64",
            Observed.known("Broadwell", "capabilities"),
            Observed.known(Set.of("vmx", "avx2"), "capabilities"),
            16,
            2400);
    private Host.Memory memory = new Host.Memory(64 * Sample.GIB, 32 * Sample.GIB);
    private Observed<Set<String>> bridges = Observed.known(Set.of("xenbr0"), "iface-list");
    private Observed<List<StoragePool>> pools = POOLS;
    private Observed<Long> link = Observed.known(116_000_000L, "configuration");

    private Observed<HostIdentity> identity;
    private Observed<Dom0> dom0 = Observed.unknown("the configuration has no login for its Dom0");
    private final SortedMap<HostName, Reach> reach = new TreeMap<>();

    HostSample(String name) {
        this.name = new HostName(name);
        this.identity = Observed.known(new HostIdentity(Sample.id(name).value(), name), "sysinfo");
    }

    /** Memory that Xen could give to a guest now. */
    public HostSample free(long bytes) {
        memory = new Host.Memory(Math.max(memory.totalBytes(), bytes), bytes);
        return this;
    }

    /** The hypervisor's version. */
    public HostSample xen(Observed<Version> version) {
        xen = version;
        return this;
    }

    /** What Drover talks to there, and its version. */
    public HostSample toolstack(String name, Observed<Version> version) {
        toolstack = name;
        toolstackVersion = version;
        movers = Set.of(name);
        return this;
    }

    /** The drivers by which Drover can move guests to and from it. */
    public HostSample movers(String... names) {
        movers = Set.of(names);
        return this;
    }

    /** Whether the hypervisor has shadow paging. */
    public HostSample shadowPaging(Observed<Boolean> shadow) {
        shadowPaging = shadow;
        return this;
    }

    /** The other hosts' toolstacks may not reach its own. */
    public HostSample withoutPeers() {
        peerToPeer = false;
        return this;
    }

    /** Its processors. */
    public HostSample cpu(String architecture, Observed<String> model, Observed<Set<String>> features) {
        cpu = new Cpu(architecture, model, features, cpu.threads(), cpu.megahertz());
        return this;
    }

    /** Its logical processors. */
    public HostSample threads(int threads) {
        cpu = new Cpu(cpu.architecture(), cpu.model(), cpu.features(), threads, cpu.megahertz());
        return this;
    }

    /** Its bridges. */
    public HostSample bridges(Observed<Set<String>> names) {
        bridges = names;
        return this;
    }

    /** Its storage pools. */
    public HostSample pools(Observed<List<StoragePool>> known) {
        pools = known;
        return this;
    }

    /** A path that was looked up and found, or not. */
    public HostSample path(String path, boolean exists) {
        return path(path, Observed.known(new PathSight(exists, "guests"), "vol-list"));
    }

    /** A path that was looked up. */
    public HostSample path(String path, Observed<PathSight> sight) {
        paths.put(path, sight);
        return this;
    }

    /** Every path that a guest's drives name was looked up and found. */
    public HostSample seesDisksOf(Guest... guests) {
        for (var guest : guests) {
            guest.devices().disks().forEach(disk -> disk.source().ifPresent(path -> path(path, true)));
        }
        return this;
    }

    /** Guests that are on it, with their disks. */
    public HostSample runs(Guest... others) {
        guests.addAll(List.of(others));
        return seesDisksOf(others);
    }

    /** What its migration link carries. */
    public HostSample link(Observed<Long> bytesPerSecond) {
        link = bytesPerSecond;
        return this;
    }

    /** A guest that it knows. */
    public HostSample guest(Guest guest) {
        guests.add(guest);
        return this;
    }

    /** What it calls itself. */
    public HostSample identity(Observed<HostIdentity> other) {
        identity = other;
        return this;
    }

    /** What its Dom0 told. */
    public HostSample dom0(Observed<Dom0> told) {
        dom0 = told;
        return this;
    }

    /** What it reaches of another host. */
    public HostSample reach(String other, Reach tried) {
        reach.put(new HostName(other), tried);
        return this;
    }

    /** The host. */
    public Host build() {
        return new Host(
                name,
                new Host.Platform(xen, toolstack, toolstackVersion, movers, shadowPaging, peerToPeer),
                cpu,
                memory,
                bridges,
                pools,
                paths,
                link,
                identity,
                dom0,
                reach,
                guests);
    }
}
