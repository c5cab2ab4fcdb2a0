package io.drover.app;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting on the main thread, which has nothing else to do while the server starts or ends. */
final class Awaiting {
    private static final int SECONDS = 60;

    private Awaiting() {}

    static <T> T stage(Future<T> future) {
        return stage(future.toCompletionStage());
    }

    static <T> T stage(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("a part of the server did not start or end within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server started or ended", e);
        }
    }
}
