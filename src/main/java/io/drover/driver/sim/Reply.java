package io.drover.driver.sim;

import io.drover.port.HostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An answer that is owed. The first one counts. */
final class Reply<T> {
    private final World world;
    private final CompletableFuture<T> stage = new CompletableFuture<>();

    Reply(World world) {
        this.world = world;
    }

    CompletionStage<T> stage() {
        return stage;
    }

    /** Answers; with nothing where there is nothing to say but that it is done. */
    void succeed(@Nullable T value) {
        world.outside(() -> stage.complete(value));
    }

    void fail(HostException why) {
        world.outside(() -> stage.completeExceptionally(why));
    }
}
