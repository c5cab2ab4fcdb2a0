package io.drover.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Hosts, guests and fleets for tests: everything is in order until a test says otherwise. */
public final class Sample {
    public static final long MIB = 1L << 20;
    public static final long GIB = 1L << 30;
    public static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    /** The share that every sample host mounts at {@code /srv/guests}. */
    public static final StoragePool SHARE =
            new StoragePool("guests", "netfs", "/srv/guests", Optional.of("nfs://stor/guests"), true, 0, 0);

    /** A pool of the same path on every sample host that belongs to it alone. */
    public static final StoragePool LOCAL =
            new StoragePool("local", "dir", "/var/lib/guests", Optional.empty(), true, 0, 0);

    private Sample() {}

    /** A host of that name with 32 GiB free, the share, a bridge {@code xenbr0} and no guests. */
    public static HostSample host(String name) {
        return new HostSample(name);
    }

    /** A running PVH guest of 1 GiB, 1 vCPU, with a disk on the share and a NIC on {@code xenbr0}. */
    public static GuestSample guest(String name) {
        return new GuestSample(name);
    }

    /** The identity of the sample guest of that name. */
    public static GuestId id(String name) {
        return new GuestId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** A fleet of hosts that all answered. */
    public static Fleet fleet(Host... hosts) {
        return new Fleet(NOW, Fleet.byName(List.of(hosts)), new TreeMap<>(), Set.of());
    }

    /** The same fleet with one more host that did not answer. */
    public static Fleet withUnreachable(Fleet fleet, String host, String why) {
        var unreachable = new TreeMap<>(fleet.unreachable());
        unreachable.put(new HostName(host), why);
        return new Fleet(fleet.observedAt(), fleet.hosts(), unreachable, fleet.cordoned());
    }

    /** A disk on a path of the Dom0. */
    public static Disk disk(String target, String path) {
        return new Disk(target, Disk.Kind.DISK, Optional.of(path), Disk.Transport.FILE, "raw", false, Optional.empty());
    }

    /** A CD-ROM drive with an image in it. */
    public static Disk cdrom(String target, String path) {
        return new Disk(target, Disk.Kind.CDROM, Optional.of(path), Disk.Transport.FILE, "raw", true, Optional.empty());
    }

    /** An empty CD-ROM drive. */
    public static Disk emptyDrive(String target) {
        return new Disk(target, Disk.Kind.CDROM, Optional.empty(), Disk.Transport.FILE, "raw", true, Optional.empty());
    }
}
