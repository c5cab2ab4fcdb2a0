package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.StoragePool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Looks on one host for the canaries that another wrote. */
final class CanaryLook {
    private final HostName writer;
    private final HostName host;
    private final Volumes volumes;
    private final List<StoragePool> pools;

    CanaryLook(HostName writer, HostName host, Volumes volumes, List<StoragePool> pools) {
        this.writer = writer;
        this.host = host;
        this.volumes = volumes;
        this.pools = pools;
    }

    /** By directory, whether the canary that stands for it is there. */
    SortedMap<String, Observed<Boolean>> look(Map<String, Observed<Canary>> written) {
        Map<String, Observed<PathSight>> sights = new PathLookup(volumes, pools).look(paths(written));
        SortedMap<String, Observed<Boolean>> seen = new TreeMap<>();
        written.forEach((directory, canary) -> seen.put(
                directory,
                canary instanceof Observed.Known<Canary> known
                        ? look(directory, known.value(), sights)
                        : Observed.unknown(canary.basis())));
        return seen;
    }

    /** The pools of this host in which some canaries may have been seen, and which it will list until it reads them again. */
    Set<String> listing(Map<String, Observed<Canary>> written) {
        return paths(written).stream()
                .flatMap(path -> PathLookup.holding(pools, path).stream())
                .map(StoragePool::name)
                .collect(Collectors.toSet());
    }

    private static Set<String> paths(Map<String, Observed<Canary>> written) {
        return written.values().stream()
                .flatMap(canary -> canary.asOptional().stream())
                .map(Canary::path)
                .collect(Collectors.toSet());
    }

    private Observed<Boolean> look(String directory, Canary canary, Map<String, Observed<PathSight>> sights) {
        boolean deeper = !directory.equals(canary.directory());
        if (deeper && !isOfOnePool(directory, canary)) {
            return Observed.unknown("a file in " + canary.directory() + " says nothing of " + directory
                    + ", which lies in no active pool of " + host + " at " + canary.directory());
        }
        Observed<PathSight> sight =
                sights.getOrDefault(canary.path(), Observed.unknown(canary.path() + " was not answered"));
        if (!(sight instanceof Observed.Known<PathSight> known)) {
            return Observed.unknown(host + " could not look for " + canary.path() + ": " + sight.basis());
        }
        List<String> how = new ArrayList<>();
        how.add(writer + " wrote " + canary.path() + " through its pool " + canary.pool());
        if (deeper) {
            how.add(directory + " lies deeper in that pool, and rests on it");
        }
        if (known.value().exists()) {
            how.add(host + " looked by " + known.how());
            return Observed.known(true, String.join("; ", how));
        }
        return confirmed(canary, how);
    }

    /** A host may list a directory of a file server as it was some seconds ago, but it never knew this name before. */
    private Observed<Boolean> confirmed(Canary canary, List<String> how) {
        Observed<Boolean> there = volumes.exists(canary.path());
        how.add(host + " looked by " + there.basis());
        return there.asOptional().isPresent()
                ? Observed.known(there.asOptional().get(), String.join("; ", how))
                : Observed.unknown(
                        host + " does not list " + canary.path() + ", which may be too new, and " + there.basis());
    }

    private boolean isOfOnePool(String directory, Canary canary) {
        Optional<StoragePool> top = PathLookup.holding(pools, canary.path());
        return top.filter(pool -> PathLookup.directory(pool).equals(canary.directory()))
                        .isPresent()
                && top.equals(PathLookup.holding(pools, directory + "/x"));
    }
}
