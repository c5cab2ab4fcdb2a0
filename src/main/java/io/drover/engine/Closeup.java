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
import java.util.Collections;
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
import java.util.concurrent.Executor;
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
    private final Executor desk;
    private final Map<Pair, Tried> tried = new ConcurrentHashMap<>();

    /**
     * A closeup by these drivers.
     *
     * @param desk where answers about thousands of paths are put together, which may take a while
     */
    Closeup(Map<HostName, HostDriver> drivers, Clock clock, Executor desk) {
        this.drivers = drivers;
        this.clock = clock;
        this.desk = desk;
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
        return found.thenCombineAsync(reached, (paths, reach) -> completed(fleet, paths, reach), desk);
    }

    /** The paths that were not looked up yet, on each host where a guest may go and on its own. */
    private static Map<HostName, Set<String>> missing(
            Fleet fleet, Focus focus, Map<HostName, List<Fleet.Place>> leaving) {
        Set<String> all = new HashSet<>();
        Map<HostName, Set<String>> own = new HashMap<>();
        leaving.forEach((source, places) -> {
            own.put(source, Set.copyOf(Focus.paths(places)));
            all.addAll(own.get(source));
        });
        Set<String> everybodys = Set.copyOf(all);
        Map<HostName, Set<String>> missing = new TreeMap<>();
        fleet.hosts().forEach((name, host) -> {
            Set<String> wanted = focus.mayGoTo(name) ? everybodys : own.getOrDefault(name, Set.of());
            Set<String> unseen = without(wanted, host.paths().keySet());
            if (!unseen.isEmpty()) {
                missing.put(name, unseen);
            }
        });
        return missing;
    }

    /** Nearly always nothing was looked up before, and thousands of hosts share one set. */
    private static Set<String> without(Set<String> wanted, Set<String> seen) {
        return Collections.disjoint(wanted, seen)
                ? wanted
                : wanted.stream().filter(path -> !seen.contains(path)).collect(Collectors.toUnmodifiableSet());
    }

    private CompletionStage<Found> find(HostName name, Set<String> paths) {
        HostDriver driver = drivers.get(name);
        if (driver == null) {
            return CompletableFuture.completedStage(new Found(name, Map.of()));
        }
        return Together.asked(() -> driver.find(paths))
                .handle((found, failure) ->
                        new Found(name, failure == null ? answered(paths, found) : failed(paths, failure)));
    }

    private static Map<String, Observed<PathSight>> answered(
            Set<String> paths, Map<String, Observed<PathSight>> found) {
        if (found.keySet().containsAll(paths)) {
            return found;
        }
        Map<String, Observed<PathSight>> sights = new HashMap<>(found);
        paths.forEach(path -> sights.putIfAbsent(path, Observed.unknown(path + " was not answered")));
        return sights;
    }

    private static Map<String, Observed<PathSight>> failed(Set<String> paths, Throwable failure) {
        String reason = Failures.reason(failure);
        return paths.stream()
                .collect(Collectors.toMap(
                        path -> path, path -> Observed.unknown(path + " could not be looked up: " + reason)));
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
