package io.drover.driver.libvirt;

import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The canaries that one host writes: one in each of its pools of files in which a directory lies. libvirt writes into the top of a
 * pool only, so a directory that lies deeper is proved by its pool, and only where the pool is a mount of its own, as a
 * {@code netfs} pool is.
 */
final class CanaryNest {
    private static final String MOUNT = "netfs";

    /** Kept before each is written, so that one whose writing was cut short is removed too. */
    private final List<Canary> intended = new CopyOnWriteArrayList<>();

    /** All that may be there. */
    List<Canary> intended() {
        return List.copyOf(intended);
    }

    /**
     * Writes what is needed.
     *
     * @return by directory, the canary that stands for it
     */
    Map<String, Observed<Canary>> write(
            Volumes volumes, Observed<List<StoragePool>> pools, Iterable<String> directories, Instant now) {
        Map<String, Observed<Canary>> written = new TreeMap<>();
        Map<String, Observed<Canary>> byPool = new HashMap<>();
        for (String directory : directories) {
            written.put(
                    directory,
                    pools instanceof Observed.Known<List<StoragePool>> known
                            ? write(volumes, known.value(), directory, now, byPool)
                            : Observed.unknown(pools.basis()));
        }
        return written;
    }

    private Observed<Canary> write(
            Volumes volumes,
            List<StoragePool> pools,
            String directory,
            Instant now,
            Map<String, Observed<Canary>> byPool) {
        if ((directory + "/").contains("/../") || (directory + "/").contains("/./")) {
            return Observed.unknown(directory + " is not a plain path");
        }
        Optional<StoragePool> holding = PathLookup.holding(pools, directory + "/x");
        if (holding.isEmpty()) {
            return Observed.unknown(
                    "no active storage pool holds " + directory + ", and libvirt writes into pools only");
        }
        StoragePool pool = holding.get();
        if (!PathLookup.isDirectory(pool)) {
            return Observed.unknown("pool " + pool.name() + " of type " + pool.type() + " keeps no files");
        }
        if (!PathLookup.directory(pool).equals(directory) && !pool.type().equals(MOUNT)) {
            return Observed.unknown("libvirt writes into the top of a pool only, and " + directory
                    + " lies deeper in pool " + pool.name() + " of type " + pool.type() + ", which may hold mounts");
        }
        return byPool.computeIfAbsent(pool.name(), name -> write(volumes, pool, now));
    }

    private Observed<Canary> write(Volumes volumes, StoragePool pool, Instant now) {
        Canary canary = Canary.in(pool.name(), PathLookup.directory(pool), now);
        try {
            for (String name : volumes.refreshed(pool.name())) {
                if (Canary.isLeftOver(name, now)) {
                    volumes.delete(pool.name(), name);
                }
            }
            intended.add(canary);
            volumes.create(pool.name(), canary.name());
            return Observed.known(canary, "a file written into pool " + pool.name());
        } catch (LibvirtFailure failure) {
            return Observed.unknown("no file could be written into pool " + pool.name() + ": " + failure.said());
        }
    }

    /** Removes all that may be there. */
    void clear(Volumes volumes) throws LibvirtFailure {
        for (Canary canary : intended()) {
            volumes.delete(canary.pool(), canary.name());
            intended.remove(canary);
        }
    }
}
