package io.drover.config;

import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.Os;
import io.drover.model.StoragePool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The file systems of a simulated Dom0: its own, and one for each pool that it shares with others. */
final class MountFields {
    private static final long ROOT_BYTES = 100L << 30;

    private MountFields() {}

    static List<Mount> of(Host host, Os os) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(
                os == Os.FREEBSD
                        ? new Mount("zroot/ROOT/default", "/", "zfs", false, ROOT_BYTES, ROOT_BYTES / 2, true)
                        : new Mount("/dev/sda2", "/", "ext4", false, ROOT_BYTES, ROOT_BYTES / 2, true));
        host.pools().asOptional().stream()
                .flatMap(Collection::stream)
                .flatMap(pool -> shared(pool, os).stream())
                .forEach(mounts::add);
        return mounts;
    }

    private static Optional<Mount> shared(StoragePool pool, Os os) {
        return pool.identity()
                .map(identity -> new Mount(
                        source(identity),
                        pool.targetPath(),
                        type(identity, os),
                        false,
                        pool.capacityBytes(),
                        pool.availableBytes(),
                        true));
    }

    /** As a mount names it: {@code stor:/vm} for {@code nfs://stor/vm}. */
    private static String source(String identity) {
        int scheme = identity.indexOf("://");
        int path = identity.indexOf('/', scheme + 3);
        return scheme < 0 || path < 0
                ? identity
                : identity.substring(scheme + 3, path) + ":" + identity.substring(path);
    }

    private static String type(String identity, Os os) {
        if (identity.startsWith("gluster://")) {
            return "fuse.glusterfs";
        }
        return os == Os.FREEBSD ? "nfs" : "nfs4";
    }
}
