package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Has hosts call transfers off, and keeps who waits for their answers. */
final class Aborts {
    private final Engine engine;
    private final Map<HostName, HostDriver> drivers;
    private final Map<MigrationId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    Aborts(Engine engine, Map<HostName, HostDriver> drivers) {
        this.engine = engine;
        this.drivers = Map.copyOf(drivers);
    }

    /** Sends the order, unless the host still works on the one before. */
    void order(Effect.Abort wanted) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        if (underWay.putIfAbsent(wanted.migration(), answer) != null) {
            return;
        }
        asked(wanted)
                .handle((nothing, failure) -> Optional.ofNullable(failure))
                .thenCompose(failure ->
                        failure.map(why -> failed(wanted, why)).orElseGet(() -> CompletableFuture.completedStage(null)))
                .whenComplete((nothing, failure) -> {
                    underWay.remove(wanted.migration());
                    end(answer, failure);
                });
    }

    private static void end(CompletableFuture<Void> answer, @Nullable Throwable failure) {
        if (failure == null) {
            answer.complete(null);
        } else {
            answer.completeExceptionally(Failures.cause(failure));
        }
    }

    private CompletionStage<Void> asked(Effect.Abort wanted) {
        HostDriver driver = drivers.get(wanted.from());
        return driver == null
                ? CompletableFuture.failedStage(
                        new IllegalStateException("host '" + wanted.from() + "' is not in the configuration any more"))
                : Together.asked(() -> driver.abort(wanted.guest()));
    }

    /** A refusal is a fact. Where the order may have been carried out all the same, the transfer will tell. */
    private CompletionStage<Void> failed(Effect.Abort wanted, Throwable failure) {
        String why = Failures.reason(failure);
        boolean open =
                Failures.cause(failure) instanceof HostException known && known.recourse() == Recourse.OUTCOME_UNKNOWN;
        return open
                ? CompletableFuture.failedStage(new RequestException(
                        RequestException.Kind.UNAVAILABLE,
                        "nobody knows whether " + wanted.from() + " called the transfer off: " + why
                                + "; watch the run, and ask again if the transfer goes on"))
                : engine.submit(new Event.AbortRefused(wanted.migration(), wanted.tries(), why))
                        .thenAccept(state -> {});
    }

    /** Completes once the host has answered the order that was sent last, and a refusal is in the journal. */
    CompletionStage<Void> answered(MigrationId migration) {
        CompletableFuture<Void> waiting = underWay.get(migration);
        return waiting == null ? CompletableFuture.completedStage(null) : waiting;
    }
}
