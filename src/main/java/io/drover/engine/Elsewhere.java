package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Sighting;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The hosts that are no part of a move. A look at its two hosts does not show a guest that somebody started on a third one while it was
 * held, and then to let it run would make two.
 */
final class Elsewhere {
    private final Surveyor surveyor;

    Elsewhere(Surveyor surveyor) {
        this.surveyor = surveyor;
    }

    /** Fails with what stands in the way, unless every other host answers that it holds no copy. */
    CompletionStage<Void> holdsNone(Move move) {
        Set<HostName> others = new TreeSet<>(surveyor.hosts());
        others.remove(move.from());
        others.remove(move.to());
        return Together.all(
                        others,
                        host -> surveyor.look(host, move.guest()).thenApply(sighting -> obstacle(host, sighting)))
                .thenCompose(found -> {
                    String obstacles = found.stream().flatMap(Optional::stream).collect(Collectors.joining("; "));
                    return obstacles.isEmpty()
                            ? CompletableFuture.completedStage(null)
                            : CompletableFuture.failedStage(
                                    new IllegalStateException("it may run on a third host: " + obstacles));
                });
    }

    private static Optional<String> obstacle(HostName host, Sighting sighting) {
        return sighting.isOff() ? Optional.empty() : Optional.of(host + " says: " + sighting.inWords());
    }
}
