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
 * Looks whether paths exist on a host. libvirt keeps a list of each storage pool's volumes: a volume that is listed is looked at
 * again, and one that is not makes the list be read again, once. What no pool lists is looked for in its directory.
 */
final class PathLookup {
    private static final Set<String> DIRECTORIES = Set.of("dir", "fs", "netfs", "gluster");
    private static final List<String> NOT_FILES = List.of("/dev/", "/proc/", "/sys/");

    private final Link link;
    private final List<StoragePool> pools;
    private final Set<String> refreshed = new HashSet<>();
    private final DirectoryLook directories;

    PathLookup(Link link, List<StoragePool> pools) {
        this.link = link;
        this.pools = pools;
        this.directories = new DirectoryLook(link);
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
        if (holding.filter(pool -> lists(pool, path)).isEmpty()) {
            return lookInDirectory(holding.map(StoragePool::name).orElse(""), path);
        }
        StoragePool pool = holding.get();
        try {
            return lookInto(pool, path);
        } catch (LibvirtFailure failure) {
            return Observed.unknown("looking for " + path + " in pool " + pool.name() + " failed: " + failure.said());
        }
    }

    /** A pool of files lists what lies in its directory, not what lies deeper. */
    private static boolean lists(StoragePool pool, String path) {
        return !DIRECTORIES.contains(pool.type())
                || path.indexOf('/', pool.targetPath().length() + 1) < 0;
    }

    private Observed<PathSight> lookInDirectory(String pool, String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 1 || NOT_FILES.stream().anyMatch(path::startsWith)) {
            return Observed.unknown("no active storage pool holds " + path + ", and libvirt sees no other devices");
        }
        return directories
                .names(path.substring(0, slash))
                .map(names -> new PathSight(names.contains(path.substring(slash + 1)), pool));
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
