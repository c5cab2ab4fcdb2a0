package io.drover.driver.sim;

import io.drover.model.FileIdentity;
import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.Collection;
import java.util.Comparator;
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

    private static final long LARGEST = 0xffff_ffffL;

    private Inode() {}

    /** The sight of a path with the identity of what is there, where somebody looked into the Dom0. */
    static PathSight on(Host host, String path, PathSight sight) {
        if (!sight.exists() || sight.file().isPresent()) {
            return sight;
        }
        Optional<FileIdentity> file = host
                .dom0()
                .asOptional()
                .flatMap(told -> told.mounts().asOptional())
                .stream()
                .flatMap(List::stream)
                .filter(mount -> mount.holds(path))
                .max(Comparator.comparingInt(mount -> mount.target().length()))
                .map(mount -> identity(host, path, mount));
        return new PathSight(true, sight.pool(), file);
    }

    private static FileIdentity identity(Host host, String path, Mount mount) {
        String owner = sharedBy(host, path).orElse(host.name().value());
        long number = hash(owner + " " + path);
        if (!path.startsWith("/dev/")) {
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

    private static Optional<String> sharedBy(Host host, String path) {
        return host.pools().asOptional().stream()
                .flatMap(Collection::stream)
                .filter(pool -> pool.holds(path))
                .findFirst()
                .flatMap(StoragePool::identity);
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
