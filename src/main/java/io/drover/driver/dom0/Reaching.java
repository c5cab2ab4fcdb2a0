package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Tries what one host reaches of others: canaries written, then a few pairs at a time, then canaries removed, whatever happened
 * in between. Two scripts a pair, and two more on the source.
 */
final class Reaching {
    private static final int PAIRS_AT_ONCE = 4;

    private final Line source;
    private final Function<HostName, Optional<Line>> lines;
    private final Map<HostName, Reach> answers = new ConcurrentHashMap<>();
    private final Queue<Line> left = new ConcurrentLinkedQueue<>();

    Reaching(Line source, Function<HostName, Optional<Line>> lines) {
        this.source = source;
        this.lines = lines;
    }

    CompletableFuture<Map<HostName, Reach>> of(Set<HostName> others, Set<String> directories) {
        for (HostName other : others) {
            lines.apply(other)
                    .ifPresentOrElse(
                            left::add,
                            () -> answers.put(
                                    other, Reach.untried("the configuration has no login for the Dom0 of " + other)));
        }
        if (left.isEmpty()) {
            return CompletableFuture.completedFuture(new TreeMap<>(answers));
        }
        Canaries canaries = new Canaries(source, directories);
        return canaries.plant(lifeOfCanaries())
                .thenCompose(planted -> allPairs(canaries, planted)
                        .handle((done, failure) -> readers())
                        .thenCompose(readers -> canaries.clear(planted, readers))
                        .thenApply(there -> settled(planted, there)));
    }

    /** Longer than all scripts together may take, so that no reader comes too late. */
    private Duration lifeOfCanaries() {
        int rounds = left.size() / PAIRS_AT_ONCE + 2;
        return source.settings().reachLimit().multipliedBy(2L * rounds).plusSeconds(1);
    }

    private CompletableFuture<Void> allPairs(Canaries canaries, Canaries.Planted planted) {
        return CompletableFuture.allOf(IntStream.range(0, PAIRS_AT_ONCE)
                .mapToObj(strand -> pairs(canaries, planted))
                .toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> pairs(Canaries canaries, Canaries.Planted planted) {
        Line next = left.poll();
        if (next == null) {
            return CompletableFuture.completedFuture(null);
        }
        return new Pair(source, next, canaries, planted).cross().thenCompose(reach -> {
            answers.put(next.host(), reach);
            return pairs(canaries, planted);
        });
    }

    private List<Line> readers() {
        return answers.entrySet().stream()
                .filter(entry -> entry.getValue().canaries().values().stream()
                        .anyMatch(seen -> seen.asOptional().orElse(false)))
                .flatMap(entry -> lines.apply(entry.getKey()).stream())
                .toList();
    }

    private Map<HostName, Reach> settled(Canaries.Planted planted, Set<String> there) {
        Map<HostName, Reach> settled = new TreeMap<>();
        answers.forEach((host, reach) -> settled.put(host, settled(reach, planted, there)));
        return settled;
    }

    /** A canary that was not found proves something only if it was there until the end. */
    private Reach settled(Reach reach, Canaries.Planted planted, Set<String> there) {
        SortedMap<String, Observed<Boolean>> canaries = new TreeMap<>();
        planted.failed().forEach((directory, why) -> canaries.put(directory, Observed.unknown(why)));
        reach.canaries()
                .forEach((directory, seen) -> canaries.put(
                        directory,
                        there.contains(directory) || seen.asOptional().orElse(true)
                                ? seen
                                : Observed.unknown(seen.basis() + ", but whether it was still there is not certain")));
        return new Reach(reach.migrationPort(), reach.login(), reach.pathMtu(), canaries, reach.address());
    }
}
