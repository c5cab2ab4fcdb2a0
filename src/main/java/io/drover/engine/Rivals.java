package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.XenCopy;
import io.drover.port.HostDriver;
import io.drover.port.Timer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks hosts whether somebody else sends a guest that they transfer for Drover: the source, whose Dom0 shows its processes, or else the
 * destination, where Xen shows the half that {@code xl migrate} fills. Where there is a login to neither, nobody can say.
 */
final class Rivals {
    private static final String HALF = "--incoming";

    private final Engine engine;
    private final Map<HostName, HostDriver> drivers;
    private final Timer timer;
    private final Set<MigrationId> due = ConcurrentHashMap.newKeySet();

    Rivals(Engine engine, Map<HostName, HostDriver> drivers, Timer timer) {
        this.engine = engine;
        this.drivers = Map.copyOf(drivers);
        this.timer = timer;
    }

    /** Asks after the delay; of what waits to be asked already, nothing is asked twice. */
    void seek(Effect.SeekRival wanted) {
        boolean canSee =
                login(wanted.move().from()).or(() -> login(wanted.move().to())).isPresent();
        if (canSee && due.add(wanted.migration())) {
            timer.after(wanted.delay(), () -> ask(wanted));
        }
    }

    /** The driver of a host with a login to its Dom0: only that lets a transfer be called off, and shows what Xen holds. */
    private Optional<HostDriver> login(HostName host) {
        return Optional.ofNullable(drivers.get(host))
                .filter(driver -> driver.traits().canAbort());
    }

    private void ask(Effect.SeekRival wanted) {
        due.remove(wanted.migration());
        found(wanted.move())
                .exceptionally(failure -> Optional.empty())
                .thenAccept(rival -> engine.submit(new Event.RivalSought(wanted.migration(), wanted.tries(), rival)));
    }

    private CompletionStage<Optional<Rival>> found(Move move) {
        return login(move.from())
                .map(source -> Together.asked(() -> source.otherSenders(move.guest()))
                        .thenApply(seen -> seen.asOptional().orElse(List.of()).stream()
                                .findFirst()
                                .map(sender -> Rival.sending(move.from(), sender))))
                .orElseGet(() -> half(move));
    }

    private CompletionStage<Optional<Rival>> half(Move move) {
        return login(move.to())
                .map(destination -> Together.asked(() -> destination.look(move.guest()))
                        .thenApply(sighting -> half(move, sighting.xen())))
                .orElseGet(() -> CompletableFuture.completedStage(Optional.empty()));
    }

    private static Optional<Rival> half(Move move, Observed<List<XenCopy>> held) {
        return held.asOptional().orElse(List.of()).stream()
                .filter(copy -> copy.name().endsWith(HALF))
                .findFirst()
                .map(copy -> Rival.arriving(move.from(), move.to(), copy));
    }
}
