package io.drover.driver.xl;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Asks a host, reads its answer, and tells listeners how long that took. */
final class CallMeter {
    private final HostName host;
    private final List<Consumer<HostNotice>> listeners = new CopyOnWriteArrayList<>();

    CallMeter(HostName host) {
        this.host = host;
    }

    /** Makes something of an answer, or refuses it. */
    @FunctionalInterface
    interface Reading<A, T> {
        T read(A answer) throws HostException;
    }

    /** What is read of the answer to a question; it fails with the host's exception itself, not with one that Java wraps around it. */
    <A, T> CompletionStage<T> ask(String operation, Supplier<CompletionStage<A>> question, Reading<A, T> reading) {
        long begun = System.nanoTime();
        CompletableFuture<T> answer = new CompletableFuture<>();
        question.get().whenComplete((told, failure) -> {
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            try {
                if (failure != null) {
                    throw refusal(failure);
                }
                T read = reading.read(told);
                tell(operation, "ok", took);
                answer.complete(read);
            } catch (HostException e) {
                tell(operation, e.recourse().name().toLowerCase(Locale.ROOT), took);
                answer.completeExceptionally(e);
            } catch (RuntimeException e) {
                tell(operation, "error", took);
                answer.completeExceptionally(
                        new HostException(Recourse.GIVE_UP, host + ": " + operation + " was not understood: " + e, e));
            }
        });
        return answer;
    }

    private HostException refusal(Throwable failure) {
        Throwable cause = failure.getCause();
        Throwable bare = failure instanceof CompletionException && cause != null ? cause : failure;
        return bare instanceof HostException known
                ? known
                : new HostException(Recourse.GIVE_UP, host + ": " + bare.getMessage(), bare);
    }

    private void tell(String operation, String result, Duration took) {
        listeners.forEach(listener -> listener.accept(new HostNotice.Called(host, operation, result, took)));
    }

    void listen(Consumer<HostNotice> listener) {
        listeners.add(listener);
    }

    /** Says nothing any more. */
    void close() {
        listeners.clear();
    }
}
