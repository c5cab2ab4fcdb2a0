package io.drover.engine;

import io.drover.model.Disk;
import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks hosts for their inventory and puts the answers together. Whether a guest's disks exist on another host is asked in the same
 * breath as far as their paths are known from before, and once more for those that were new.
 */
final class Surveyor {
    /** Far above a host's disks in practice; past it the oldest knowledge is dropped and asked for again. */
    private static final int MOST_PATHS = 100_000;

    private final Map<HostName, HostDriver> drivers;
    private final Clock clock;
    private final Set<String> knownPaths = ConcurrentHashMap.newKeySet();
    private volatile Known latest =
            new Known(new Fleet(Instant.EPOCH, new TreeMap<>(), new TreeMap<>(), Set.of()), Instant.EPOCH);
    private volatile Instant changedAt = Instant.EPOCH;

    Surveyor(Map<HostName, HostDriver> drivers, Clock clock) {
        this.drivers = Map.copyOf(drivers);
        this.clock = clock;
    }

    /** A fleet with the moment at which its hosts were asked: whatever happened since may be missing in it. */
    private record Known(Fleet fleet, Instant askedAt) {}

    private record Answer(HostName name, Optional<Host> host, String failure) {}

    /** Asks these hosts; one that does not answer is unreachable in the fleet. Cordons are for the caller to add. */
    CompletionStage<Fleet> survey(SortedSet<HostName> hosts) {
        Set<String> asked = Set.copyOf(knownPaths);
        return askAll(hosts, asked).thenCompose(answers -> {
            Set<String> fresh = new HashSet<>(paths(answers));
            fresh.removeAll(asked);
            remember(fresh);
            return fresh.isEmpty()
                    ? CompletableFuture.completedStage(fleet(answers))
                    : askAll(hosts, Set.copyOf(knownPaths)).thenApply(this::fleet);
        });
    }

    /** All hosts of the configuration. */
    CompletionStage<Fleet> surveyAll() {
        Instant askedAt = clock.now();
        return survey(hosts()).thenApply(fleet -> {
            latest = new Known(fleet, askedAt);
            return fleet;
        });
    }

    /** All hosts as they were seen at most so long ago, or else as they are now. */
    CompletionStage<Fleet> surveyAll(Duration notOlderThan) {
        Known known = latest;
        return isStale(known, notOlderThan) ? surveyAll() : CompletableFuture.completedStage(known.fleet());
    }

    /** These hosts, or all of them as they were seen at most so long ago. */
    CompletionStage<Fleet> survey(SortedSet<HostName> hosts, Duration notOlderThan) {
        Known known = latest;
        return isStale(known, notOlderThan) ? survey(hosts) : CompletableFuture.completedStage(known.fleet());
    }

    /** A guest has moved or may have: what was asked before is worth nothing now. */
    void forget() {
        changedAt = clock.now();
    }

    private boolean isStale(Known known, Duration age) {
        return !known.askedAt().isAfter(changedAt)
                || clock.now().isAfter(known.askedAt().plus(age));
    }

    /** Whether the configuration has that host. */
    boolean knows(HostName host) {
        return drivers.containsKey(host);
    }

    /** The hosts of the configuration. */
    SortedSet<HostName> hosts() {
        return new TreeSet<>(drivers.keySet());
    }

    private void remember(Set<String> fresh) {
        if (knownPaths.size() + fresh.size() > MOST_PATHS) {
            knownPaths.clear();
        }
        knownPaths.addAll(fresh);
    }

    private CompletionStage<List<Answer>> askAll(Collection<HostName> hosts, Set<String> paths) {
        CompletionStage<List<Answer>> all = CompletableFuture.completedStage(new ArrayList<>());
        List<CompletionStage<Answer>> asked =
                hosts.stream().map(host -> ask(host, paths)).toList();
        for (CompletionStage<Answer> one : asked) {
            all = all.thenCombine(one, (answers, answer) -> {
                answers.add(answer);
                return answers;
            });
        }
        return all;
    }

    private CompletionStage<Answer> ask(HostName name, Set<String> paths) {
        HostDriver driver = drivers.get(name);
        if (driver == null) {
            return CompletableFuture.completedStage(new Answer(name, Optional.empty(), "not in the configuration"));
        }
        return asked(driver, paths)
                .handle((host, failure) -> failure == null
                        ? new Answer(name, Optional.of(host), "")
                        : new Answer(name, Optional.empty(), Failures.reason(failure)));
    }

    /** A driver that throws instead of answering must not leave whoever asked waiting for ever. */
    private static CompletionStage<Host> asked(HostDriver driver, Set<String> paths) {
        try {
            return driver.observe(paths);
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private Fleet fleet(List<Answer> answers) {
        Map<HostName, Host> seen = new HashMap<>();
        Map<HostName, String> unreachable = new HashMap<>();
        for (Answer answer : answers) {
            answer.host()
                    .ifPresentOrElse(
                            host -> seen.put(answer.name(), host),
                            () -> unreachable.put(answer.name(), answer.failure()));
        }
        return new Fleet(clock.now(), new TreeMap<>(seen), new TreeMap<>(unreachable), Set.of());
    }

    private static Set<String> paths(List<Answer> answers) {
        Set<String> paths = new HashSet<>();
        answers.stream()
                .flatMap(answer -> answer.host().stream())
                .flatMap(host -> host.guests().stream())
                .flatMap(guest -> guest.devices().disks().stream())
                .filter(disk -> disk.transport() != Disk.Transport.NETWORK)
                .forEach(disk -> disk.source().ifPresent(paths::add));
        return paths;
    }
}
