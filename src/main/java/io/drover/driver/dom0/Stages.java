package io.drover.driver.dom0;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps the promise that a stage fails with the host's exception itself, not with one that Java wraps around it. */
final class Stages {
    private Stages() {}

    /** Does something when an answer came or failed. */
    static <T> void onEnd(CompletionStage<T> stage, BiConsumer<? super T, ? super @Nullable Throwable> action) {
        stage.whenComplete((value, failure) -> action.accept(value, failure == null ? null : bare(failure)));
    }

    /** The same answer, its failure unwrapped. */
    static <T> CompletableFuture<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> {
            if (failure == null) {
                plain.complete(value);
            } else {
                plain.completeExceptionally(bare(failure));
            }
        });
        return plain;
    }

    /** What went wrong, without Java's wrapping. */
    static Throwable bare(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** What went wrong, in its own words. */
    static String said(Throwable failure) {
        Throwable bare = bare(failure);
        String message = bare.getMessage();
        return message == null || message.isBlank() ? bare.getClass().getSimpleName() : message;
    }
}
