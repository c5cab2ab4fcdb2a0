package io.drover.driver.libvirt;

import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.libvirt.StorageVol;

/**
 * Looks whether paths exist on a host. libvirt sees only what lies in a storage pool that is active, and it keeps a list of
 * each pool's volumes: a volume that is listed is looked at again, and one that is not makes the list be read again, once.
 */
final class PathLookup {
    private static final Set<String> DIRECTORIES = Set.of("dir", "fs", "netfs", "gluster");

    private final Link link;
    private final List<StoragePool> pools;
    private final Set<String> refreshed = new HashSet<>();

    PathLookup(Link link, List<StoragePool> pools) {
        this.link = link;
        this.pools = pools;
    }

    Map<String, Observed<PathSight>> look(Set<String> paths) {
        Map<String, Observed<PathSight>> sights = new TreeMap<>();
        for (String path : paths) {
            sights.put(path, look(path));
        }
        return sights;
    }

    private Observed<PathSight> look(String path) {
        Optional<StoragePool> holding = pools.stream()
                .filter(pool -> pool.active() && !pool.targetPath().isEmpty() && pool.holds(path))
                .max(Comparator.comparingInt(pool -> pool.targetPath().length()));
        if (holding.isEmpty()) {
            return Observed.unknown("no active storage pool holds " + path + ", and libvirt sees nothing else");
        }
        StoragePool pool = holding.get();
        if (DIRECTORIES.contains(pool.type())
                && path.indexOf('/', pool.targetPath().length() + 1) >= 0) {
            return Observed.unknown(
                    "pool " + pool.name() + " lists only what lies directly in " + pool.targetPath() + ", not " + path);
        }
        try {
            return lookInto(pool, path);
        } catch (LibvirtFailure failure) {
            return Observed.unknown("looking for " + path + " in pool " + pool.name() + " failed: " + failure.said());
        }
    }

    private Observed<PathSight> lookInto(StoragePool pool, String path) throws LibvirtFailure {
        if (isThere(path)) {
            return Observed.known(new PathSight(true, pool.name()), "virStorageVolGetInfo in pool " + pool.name());
        }
        if (refreshed.add(pool.name())) {
            refresh(pool.name());
        }
        return Observed.known(
                new PathSight(isThere(path), pool.name()),
                "virStorageVolLookupByPath after virStoragePoolRefresh of pool " + pool.name());
    }

    /** Whether the pool lists the volume and the host can look at it; without the second, a deleted file would be seen. */
    private boolean isThere(String path) throws LibvirtFailure {
        try {
            return link.call(connect -> {
                StorageVol volume = connect.storageVolLookupByPath(path);
                try {
                    return volume.getInfo() != null;
                } finally {
                    volume.free();
                }
            });
        } catch (LibvirtFailure failure) {
            if (failure.is(LibvirtFailure.NO_STORAGE_VOLUME) || failure.is(LibvirtFailure.SYSTEM_ERROR)) {
                return false;
            }
            throw failure;
        }
    }

    private void refresh(String pool) throws LibvirtFailure {
        link.call(connect -> {
            org.libvirt.StoragePool found = connect.storagePoolLookupByName(pool);
            try {
                found.refresh(0);
                return true;
            } finally {
                found.free();
            }
        });
    }
}
