package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.PathSight;
import io.drover.model.Reach;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Completes a fleet with what only a question about certain guests needs: whether their paths exist where they may go, and what
 * their hosts reach of each other. The first is asked once a host, the second once a pair.
 */
final class Closeup {
    /** Cables, firewalls and mounts change rarely, and trying costs a host seconds; a drain tries each pair once, not once a guest. */
    static final Duration REACH_HOLDS = Duration.ofMinutes(2);

    private final Map<HostName, HostDriver> drivers;
    private final Clock clock;
    private final Map<Pair, Tried> tried = new ConcurrentHashMap<>();

    Closeup(Map<HostName, HostDriver> drivers, Clock clock) {
        this.drivers = drivers;
        this.clock = clock;
    }

    private record Pair(HostName from, HostName to) {}

    private record Tried(Reach reach, Moment at) {}

    private record Found(HostName host, Map<String, Observed<PathSight>> paths) {}

    private record Reached(HostName from, Map<HostName, Reach> others) {}

    /**
     * The fleet with what the guests in focus need.
     *
     * @param reachHolds how long what hosts reach of each other is believed
     */
    CompletionStage<Fleet> of(Fleet fleet, Focus focus, Duration reachHolds) {
        List<Fleet.Place> places = focus.places(fleet);
        Map<HostName, List<Fleet.Place>> leaving = places.stream()
                .collect(Collectors.groupingBy(place -> place.host().name(), TreeMap::new, Collectors.toList()));
        Map<HostName, Set<String>> missing = missing(fleet, focus, leaving);
        var found = Together.all(missing.entrySet(), host -> find(host.getKey(), host.getValue()));
        Set<String> directories = Focus.directories(places);
        var reached = Together.all(leaving.keySet(), host -> reach(fleet, focus, host, directories, reachHolds));
        return found.thenCombine(reached, (paths, reach) -> completed(fleet, paths, reach));
    }

    /** The paths that were not looked up yet, on each host where a guest may go and on its own. */
    private static Map<HostName, Set<String>> missing(
            Fleet fleet, Focus focus, Map<HostName, List<Fleet.Place>> leaving) {
        Map<HostName, Set<String>> missing = new TreeMap<>();
        leaving.forEach((source, places) -> {
            Set<String> paths = Focus.paths(places);
            Set<HostName> hosts = new HashSet<>(focus.destinations(fleet, source));
            hosts.add(source);
            hosts.forEach(name -> fleet.host(name)
                    .ifPresent(host -> paths.stream()
                            .filter(path -> !host.paths().containsKey(path))
                            .forEach(path -> missing.computeIfAbsent(name, none -> new HashSet<>())
                                    .add(path))));
        });
        return missing;
    }

    private CompletionStage<Found> find(HostName name, Set<String> paths) {
        HostDriver driver = drivers.get(name);
        if (driver == null) {
            return CompletableFuture.completedStage(new Found(name, Map.of()));
        }
        return Together.asked(() -> driver.find(paths)).handle((found, failure) -> {
            Map<String, Observed<PathSight>> sights = new HashMap<>();
            paths.forEach(path -> sights.put(
                    path,
                    failure == null
                            ? found.getOrDefault(path, Observed.unknown(path + " was not answered"))
                            : Observed.unknown(path + " could not be looked up: " + Failures.reason(failure))));
            return new Found(name, sights);
        });
    }

    private CompletionStage<Reached> reach(
            Fleet fleet, Focus focus, HostName source, Set<String> directories, Duration holds) {
        HostDriver driver = drivers.get(source);
        Set<HostName> others = focus.destinations(fleet, source);
        Set<HostName> asked = new TreeSet<>(others);
        asked.removeIf(other -> isKnown(new Pair(source, other), directories, holds));
        if (driver == null || asked.isEmpty()) {
            return CompletableFuture.completedStage(new Reached(source, remembered(source, others)));
        }
        return Together.asked(() -> driver.reach(asked, directories)).handle((reached, failure) -> {
            asked.forEach(other -> remember(
                    new Pair(source, other),
                    failure == null
                            ? reached.getOrDefault(other, Reach.untried("not answered by " + source))
                            : Reach.untried(Failures.reason(failure))));
            return new Reached(source, remembered(source, others));
        });
    }

    private boolean isKnown(Pair pair, Set<String> directories, Duration holds) {
        Tried last = tried.get(pair);
        return last != null
                && last.at().isWithin(holds, clock)
                && last.reach().canaries().keySet().containsAll(directories);
    }

    private void remember(Pair pair, Reach reach) {
        tried.put(pair, new Tried(reach, Moment.of(clock)));
    }

    private Map<HostName, Reach> remembered(HostName source, Set<HostName> others) {
        SortedMap<HostName, Reach> reach = new TreeMap<>();
        others.forEach(other -> {
            Tried last = tried.get(new Pair(source, other));
            if (last != null) {
                reach.put(other, last.reach());
            }
        });
        return reach;
    }

    private static Fleet completed(Fleet fleet, List<Found> found, List<Reached> reached) {
        SortedMap<HostName, Host> hosts = new TreeMap<>(fleet.hosts());
        found.forEach(one -> hosts.computeIfPresent(one.host(), (name, host) -> host.withPaths(one.paths())));
        reached.forEach(
                one -> hosts.computeIfPresent(one.from(), (name, host) -> host.withReach(new TreeMap<>(one.others()))));
        return fleet.withHosts(hosts);
    }
}
