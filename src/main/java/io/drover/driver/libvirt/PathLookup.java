package io.drover.driver.libvirt;

import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks whether paths exist on a host. Each pool that holds any of them is read again and listed once, however many paths are
 * asked for; what no pool lists is looked for in its directory, each of which is listed once. Only where volumes are not called
 * as their paths end, as in a pool of LUNs, each path is asked for after that.
 */
final class PathLookup {
    private static final Set<String> DIRECTORIES = Set.of("dir", "fs", "netfs", "vstorage");
    private static final Set<String> NAMED_AS_PATHS_END = Set.of("dir", "fs", "netfs", "vstorage", "logical", "zfs");
    private static final List<String> NOT_FILES = List.of("/dev/", "/proc/", "/sys/");

    private final Volumes volumes;
    private final List<StoragePool> pools;
    private final Map<String, Observed<Set<String>>> listed = new HashMap<>();

    PathLookup(Volumes volumes, List<StoragePool> pools) {
        this.volumes = volumes;
        this.pools = pools;
    }

    Map<String, Observed<PathSight>> look(Set<String> paths) {
        Map<String, Observed<PathSight>> sights = new TreeMap<>();
        for (String path : paths) {
            sights.put(path, look(path));
        }
        return sights;
    }

    /** The active pool that holds a path; of several the deepest, which hides the others. */
    static Optional<StoragePool> holding(List<StoragePool> pools, String path) {
        return pools.stream()
                .filter(pool -> pool.active() && !pool.targetPath().isEmpty() && pool.holds(path))
                .max(Comparator.comparingInt(pool -> directory(pool).length()));
    }

    /** A pool's place, without a slash at its end. */
    static String directory(StoragePool pool) {
        String path = pool.targetPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A pool of files lists what lies in its directory, not what lies deeper. */
    static boolean isDirectory(StoragePool pool) {
        return DIRECTORIES.contains(pool.type());
    }

    private Observed<PathSight> look(String path) {
        Optional<StoragePool> holding = holding(pools, path);
        if (holding.isEmpty()) {
            return lookInDirectory("", path);
        }
        StoragePool pool = holding.get();
        String name = path.substring(directory(pool).length() + 1);
        if (isDirectory(pool) && name.contains("/")) {
            return lookInDirectory(pool.name(), path);
        }
        Observed<Set<String>> names = listed.computeIfAbsent(pool.name(), this::list);
        if (names.asOptional().isEmpty() || NAMED_AS_PATHS_END.contains(pool.type())) {
            return names.map(all -> new PathSight(all.contains(name), pool.name()));
        }
        return lookFor(pool.name(), path);
    }

    private Observed<Set<String>> list(String pool) {
        try {
            return Observed.known(
                    volumes.refreshed(pool), "virStoragePoolRefresh and virStoragePoolListVolumes of pool " + pool);
        } catch (LibvirtFailure failure) {
            return Observed.unknown("pool " + pool + " could not be read: " + failure.said());
        }
    }

    private Observed<PathSight> lookInDirectory(String pool, String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 1 || NOT_FILES.stream().anyMatch(path::startsWith)) {
            return Observed.unknown("no active storage pool holds " + path + ", and libvirt sees no other devices");
        }
        return volumes.names(path.substring(0, slash))
                .map(names -> new PathSight(names.contains(path.substring(slash + 1)), pool));
    }

    private Observed<PathSight> lookFor(String pool, String path) {
        try {
            return Observed.known(
                    new PathSight(volumes.lists(path), pool),
                    "virStorageVolLookupByPath after virStoragePoolRefresh of pool " + pool);
        } catch (LibvirtFailure failure) {
            return Observed.unknown("looking for " + path + " in pool " + pool + " failed: " + failure.said());
        }
    }
}
