package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.StoragePool;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves through libvirt alone that a directory is the same one on two hosts: the source writes a file of a random name, the others
 * look for it, the source deletes it, whatever became of the looks, and the others read their lists again.
 */
final class Canaries {
    private static final Logger LOG = LoggerFactory.getLogger(Canaries.class);
    private static final int ATTEMPTS_TO_DELETE = 5;

    private final HostSession source;
    private final CanaryNest nest = new CanaryNest();

    Canaries(HostSession source) {
        this.source = source;
    }

    /** What one host saw, and which of its pools are to be read again. */
    private record Seen(SortedMap<String, Observed<Boolean>> canaries, Set<String> pools) {}

    /**
     * Tries some directories against some hosts, in one round of calls for each.
     *
     * @return by host, and then by directory, whether the file was there; never fails
     */
    CompletableFuture<Map<HostName, SortedMap<String, Observed<Boolean>>>> between(
            Set<HostSession> others, Set<String> directories) {
        return source.ask(task(source, "canary_write", link -> {
                    Observed<List<StoragePool>> pools = new PoolList(link).read();
                    return nest.write(new LinkedVolumes(link), pools, directories, Instant.now());
                }))
                .exceptionally(failure -> unwritten(directories, reason(failure)))
                .thenCompose(written -> lookFor(others, written));
    }

    private static Map<String, Observed<Canary>> unwritten(Set<String> directories, String why) {
        Map<String, Observed<Canary>> unwritten = new TreeMap<>();
        directories.forEach(directory -> unwritten.put(directory, Observed.unknown(why)));
        return unwritten;
    }

    private CompletableFuture<Map<HostName, SortedMap<String, Observed<Boolean>>>> lookFor(
            Set<HostSession> others, Map<String, Observed<Canary>> written) {
        Map<HostSession, CompletableFuture<Seen>> looks = new HashMap<>();
        boolean any =
                written.values().stream().anyMatch(canary -> canary.asOptional().isPresent());
        others.forEach(other ->
                looks.put(other, any ? look(other, written) : CompletableFuture.completedFuture(unseen(written, ""))));
        return CompletableFuture.allOf(looks.values().toArray(new CompletableFuture<?>[0]))
                .thenCompose(all -> delete(1))
                .thenCompose(gone -> forget(looks))
                .thenApply(gone -> {
                    Map<HostName, SortedMap<String, Observed<Boolean>>> seen = new TreeMap<>();
                    looks.forEach(
                            (other, look) -> seen.put(other.host(), look.join().canaries()));
                    return seen;
                });
    }

    private CompletableFuture<Seen> look(HostSession other, Map<String, Observed<Canary>> written) {
        return other.ask(task(other, "canary_look", link -> look(other, link, written)))
                .exceptionally(failure -> unseen(written, other.host() + " could not look: " + reason(failure)));
    }

    private Seen look(HostSession other, Link link, Map<String, Observed<Canary>> written) {
        Observed<List<StoragePool>> pools = new PoolList(link).read();
        if (pools instanceof Observed.Known<List<StoragePool>> known) {
            CanaryLook look = new CanaryLook(source.host(), other.host(), new LinkedVolumes(link), known.value());
            return new Seen(look.look(written), look.listing(written));
        }
        return unseen(written, other.host() + " could not look: " + pools.basis());
    }

    private static Seen unseen(Map<String, Observed<Canary>> written, String why) {
        SortedMap<String, Observed<Boolean>> unseen = new TreeMap<>();
        written.forEach((directory, canary) ->
                unseen.put(directory, Observed.unknown(canary.asOptional().isPresent() ? why : canary.basis())));
        return new Seen(unseen, Set.of());
    }

    /** Deletes what was written. A host that does not answer now is asked again later; nobody waits for that. */
    private CompletableFuture<Boolean> delete(int attempt) {
        if (nest.intended().isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        return source.ask(task(source, "canary_delete", link -> {
                    nest.clear(new LinkedVolumes(link));
                    return true;
                }))
                .exceptionally(failure -> {
                    again(attempt, reason(failure));
                    return false;
                });
    }

    private void again(int attempt, String why) {
        if (attempt < ATTEMPTS_TO_DELETE) {
            source.clock().after(source.settings().reconnectAtMost(), () -> {
                CompletableFuture<Boolean> unused = delete(attempt + 1);
            });
        } else {
            LOG.warn(
                    "{} still has {}, which Drover wrote to see who shares the directory; delete it, or Drover does when it"
                            + " next writes there after an hour: {}",
                    source.host(),
                    nest.intended().stream().map(Canary::path).toList(),
                    why);
        }
    }

    /** A list that still named a file that is gone would be wrong for whoever asks that host next. */
    private static CompletableFuture<Void> forget(Map<HostSession, CompletableFuture<Seen>> looks) {
        return CompletableFuture.allOf(looks.entrySet().stream()
                .filter(look -> !look.getValue().join().pools().isEmpty())
                .map(look -> forget(look.getKey(), look.getValue().join().pools()))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static CompletableFuture<Boolean> forget(HostSession other, Set<String> pools) {
        return other.ask(task(other, "canary_forget", link -> {
                    for (String pool : pools) {
                        new LinkedVolumes(link).refreshed(pool);
                    }
                    return true;
                }))
                .exceptionally(failure -> {
                    LOG.debug("{} did not read its pools {} again: {}", other.host(), pools, reason(failure));
                    return false;
                });
    }

    private static <T> Task<T> task(HostSession session, String operation, Work<T> work) {
        return Task.repeatable(operation, session.settings().observeLimit(), work);
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable said = failure instanceof CompletionException && cause != null ? cause : failure;
        return String.valueOf(said.getMessage());
    }
}
