package io.drover.driver.sim;

import io.drover.model.FileIdentity;
import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.List;
import java.util.Optional;

/**
 * What makes a simulated file the same one on two hosts. A file on shared storage has one number everywhere; one that is a host's own
 * has another on each, even where the paths are the same.
 */
final class Inode {
    /** Simulated disks are not measured; all are as large. */
    private static final long SIZE = 16L << 30;

    private static final long PRIME = 0x100000001b3L;

    private static final String DEVICES = "/dev/";

    private static final long LARGEST = 0xffff_ffffL;

    private Inode() {}

    /** The sight of a path with the identity of what is there, where somebody looked into the Dom0. */
    static PathSight on(Host host, String path, PathSight sight) {
        if (!sight.exists() || sight.file().isPresent()) {
            return sight;
        }
        return new PathSight(true, sight.pool(), deepest(host, path).map(mount -> identity(host, path, mount)));
    }

    /** What is mounted there, where somebody looked into the Dom0. */
    static List<Mount> mounts(Host host) {
        return host.dom0()
                .asOptional()
                .flatMap(told -> told.mounts().asOptional())
                .orElse(List.of());
    }

    /** Whether a path on shared storage is told of alike by all hosts that see it; a device has a number of its own on each. */
    static boolean isToldAlike(String path) {
        return !path.startsWith(DEVICES);
    }

    private static Optional<Mount> deepest(Host host, String path) {
        Optional<Mount> deepest = Optional.empty();
        for (var mount : mounts(host)) {
            if (mount.holds(path)
                    && (deepest.isEmpty()
                            || mount.target().length() > deepest.get().target().length())) {
                deepest = Optional.of(mount);
            }
        }
        return deepest;
    }

    private static FileIdentity identity(Host host, String path, Mount mount) {
        String owner = Storage.pool(host, path)
                .flatMap(StoragePool::identity)
                .orElse(host.name().value());
        long number = hash(owner + " " + path);
        if (isToldAlike(path)) {
            return new FileIdentity(
                    FileIdentity.Kind.FILE, number, SIZE, mount.source(), mount.type(), Optional.empty());
        }
        return new FileIdentity(
                FileIdentity.Kind.DEVICE,
                hash(host.name() + " " + path),
                SIZE,
                path,
                "devtmpfs",
                Optional.of("wwn-0x5%015x".formatted(number)));
    }

    /** FNV-1a of 64 bits, of which the upper half is scattered best. */
    private static long hash(String text) {
        long sum = 0;
        for (int place = 0; place < text.length(); place++) {
            sum = (sum ^ text.charAt(place)) * PRIME;
        }
        return 1 + (sum >>> Integer.SIZE & LARGEST);
    }
}
