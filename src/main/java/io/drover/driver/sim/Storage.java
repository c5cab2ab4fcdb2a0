package io.drover.driver.sim;

import io.drover.model.Disk;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Mount;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which paths exist on which host. What the fleet says of a host's paths holds there. A disk in a pool that names shared
 * storage exists on every host that has an active pool with the same identity at the same place; any other disk exists only
 * where its guest began.
 */
final class Storage {
    private static final String SEEN = "simulated storage";

    private record Shared(String identity, String targetPath, String path) {}

    /** Through which a host sees shared storage. */
    private record View(Observed<List<StoragePool>> pools, List<Mount> mounts) {}

    private final Set<Shared> shared = new HashSet<>();
    private final Map<HostName, Set<String>> local = new HashMap<>();

    /** Hosts with the same view see the same in shared storage; a thousand of them are asked about thousands of disks each. */
    private final Map<View, Map<String, Observed<PathSight>>> views = new HashMap<>();

    Storage(Fleet fleet) {
        for (Host host : fleet.hosts().values()) {
            host.guests().forEach(guest -> sources(guest).forEach(path -> add(host, path)));
            host.paths().forEach((path, seen) -> {
                if (seen.asOptional().filter(PathSight::exists).isPresent()) {
                    add(host, path);
                }
            });
        }
    }

    /** What a host answers about some paths. */
    Map<String, Observed<PathSight>> look(Host host, Set<String> paths) {
        Map<String, Observed<PathSight>> inView =
                views.computeIfAbsent(new View(host.pools(), Inode.mounts(host)), view -> new HashMap<>());
        Set<String> own = local.getOrDefault(host.name(), Set.of());
        Map<String, Observed<PathSight>> seen = new HashMap<>();
        for (String path : paths) {
            boolean isShared = Inode.isToldAlike(path)
                    && !own.contains(path)
                    && !host.paths().containsKey(path);
            seen.put(path, isShared ? inView.computeIfAbsent(path, unseen -> sight(host, path)) : sight(host, path));
        }
        return seen;
    }

    private Observed<PathSight> sight(Host host, String path) {
        return look(host, path).map(sight -> Inode.on(host, path, sight));
    }

    /** The disks of a guest that a host cannot open. */
    Set<String> missing(Host host, Guest guest) {
        Set<String> missing = new HashSet<>(sources(guest));
        missing.removeIf(
                path -> look(host, path).asOptional().filter(PathSight::exists).isPresent());
        return missing;
    }

    /** Whether a file that one host writes into a directory appears on another. */
    Observed<Boolean> canary(Host source, Host other, String directory) {
        String file = directory + "/canary";
        Optional<Shared> written =
                pool(source, file).filter(StoragePool::active).flatMap(pool -> share(pool, file));
        return Observed.known(
                written.isPresent()
                        && written.equals(
                                pool(other, file).filter(StoragePool::active).flatMap(pool -> share(pool, file))),
                SEEN);
    }

    private Observed<PathSight> look(Host host, String path) {
        Observed<PathSight> told = host.paths().get(path);
        if (told != null) {
            return told;
        }
        Optional<StoragePool> pool = pool(host, path);
        if (pool.isPresent() && !pool.get().active()) {
            return Observed.unknown("storage pool " + pool.get().name() + " is not active");
        }
        boolean exists = local.getOrDefault(host.name(), Set.of()).contains(path)
                || pool.flatMap(found -> share(found, path))
                        .filter(shared::contains)
                        .isPresent();
        return Observed.known(new PathSight(exists, pool.map(StoragePool::name).orElse("")), SEEN);
    }

    private void add(Host host, String path) {
        pool(host, path)
                .flatMap(pool -> share(pool, path))
                .ifPresentOrElse(
                        shared::add,
                        () -> local.computeIfAbsent(host.name(), name -> new HashSet<>())
                                .add(path));
    }

    private static Optional<Shared> share(StoragePool pool, String path) {
        return pool.identity().map(identity -> new Shared(identity, pool.targetPath(), path));
    }

    /** The pool that a path is in. */
    static Optional<StoragePool> pool(Host host, String path) {
        for (var pool : host.pools().asOptional().orElse(List.of())) {
            if (pool.holds(path)) {
                return Optional.of(pool);
            }
        }
        return Optional.empty();
    }

    private static List<String> sources(Guest guest) {
        return guest.devices().disks().stream()
                .filter(disk -> disk.transport() != Disk.Transport.NETWORK)
                .flatMap(disk -> disk.source().stream())
                .toList();
    }
}
