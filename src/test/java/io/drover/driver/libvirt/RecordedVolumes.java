package io.drover.driver.libvirt;

import io.drover.model.Observed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A host with some pools and directories, which remembers what it was asked. */
class RecordedVolumes implements Volumes {
    private final Map<String, Set<String>> pools = new TreeMap<>();
    private final Map<String, Set<String>> directories = new TreeMap<>();
    private final Set<String> paths = new TreeSet<>();
    private final Set<String> stale = new TreeSet<>();
    private final List<String> calls = new ArrayList<>();

    /** The host has a pool with these volumes. */
    RecordedVolumes pool(String name, String... volumes) {
        pools.put(name, new TreeSet<>(Set.of(volumes)));
        return this;
    }

    /** The host has a directory with these files. */
    RecordedVolumes directory(String path, String... names) {
        directories.put(path, Set.of(names));
        return this;
    }

    /** The host has a volume of that path, whatever it is called in its pool. */
    RecordedVolumes path(String path) {
        paths.add(path);
        return this;
    }

    /** The host lists a pool as it was before. */
    RecordedVolumes stale(String pool) {
        stale.add(pool);
        return this;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    Set<String> volumes(String pool) {
        return Set.copyOf(pools.getOrDefault(pool, Set.of()));
    }

    @Override
    public Set<String> refreshed(String pool) throws LibvirtFailure {
        calls.add("refresh " + pool);
        Set<String> found = pools.get(pool);
        if (found == null) {
            throw new LibvirtFailure(LibvirtFailure.SYSTEM_ERROR, "no pool " + pool);
        }
        return stale.contains(pool) ? Set.of() : Set.copyOf(found);
    }

    @Override
    public boolean lists(String path) {
        calls.add("look " + path);
        return paths.contains(path);
    }

    @Override
    public Observed<Set<String>> names(String directory) {
        calls.add("list " + directory);
        return Observed.known(directories.getOrDefault(directory, Set.of()), "a look");
    }

    @Override
    public Observed<Boolean> exists(String path) {
        calls.add("follow " + path);
        return Observed.known(paths.contains(path), "followed");
    }

    @Override
    public void create(String pool, String name) throws LibvirtFailure {
        calls.add("create in " + pool);
        Set<String> found = pools.get(pool);
        if (found == null) {
            throw new LibvirtFailure(LibvirtFailure.SYSTEM_ERROR, "Read-only file system");
        }
        found.add(name);
    }

    @Override
    public void delete(String pool, String name) throws LibvirtFailure {
        if (name.isEmpty()) {
            throw new LibvirtFailure(LibvirtFailure.INVALID_ARGUMENT, "no name");
        }
        calls.add("delete in " + pool);
        pools.getOrDefault(pool, new TreeSet<>()).remove(name);
    }
}
