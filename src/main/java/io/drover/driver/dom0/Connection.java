package io.drover.driver.dom0;

import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one host, opened when it is needed and kept. After a failed attempt the next one waits, twice as long each
 * time up to a limit, and calls in between fail at once with the same reason.
 */
final class Connection implements AutoCloseable {
    private final Dom0Endpoint endpoint;
    private final Dom0Settings settings;
    private final Wire wire;
    private @Nullable CompletableFuture<ClientSession> current;
    private @Nullable HostException refusal;
    private Duration wait;
    private long notBefore;

    Connection(Dom0Endpoint endpoint, Dom0Settings settings, Wire wire) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.wire = wire;
        this.wait = settings.reconnectAfter();
    }

    /** A session that stands. */
    CompletableFuture<ClientSession> session() {
        CompletableFuture<ClientSession> opening = new CompletableFuture<>();
        CompletableFuture<ClientSession> opened = new CompletableFuture<>();
        synchronized (this) {
            if (current != null && stands(current)) {
                return current;
            }
            HostException early = tooEarly();
            if (early != null) {
                return CompletableFuture.failedFuture(early);
            }
            current = opened;
        }
        Stages.onEnd(opening, (session, failure) -> end(opened, session, failure));
        wire.unlessDone(opening, settings.connectLimit(), () -> opening.completeExceptionally(late()));
        wire.work(() -> Attempt.start(wire.client(), endpoint, opening));
        return opened;
    }

    private static boolean stands(CompletableFuture<ClientSession> session) {
        return !session.isDone()
                || (!session.isCompletedExceptionally() && session.join().isOpen());
    }

    private @Nullable HostException tooEarly() {
        HostException last = refusal;
        long left = notBefore - System.nanoTime();
        if (last == null || left <= 0) {
            return null;
        }
        long seconds = Duration.ofNanos(left).toSeconds() + 1;
        return new HostException(
                last.recourse(),
                last.getMessage() + " (Drover tries again in " + seconds + " s at the earliest)",
                last);
    }

    private HostException late() {
        return new HostException(
                Recourse.RETRY,
                endpoint.host() + ": connecting to " + endpoint.login() + " failed: nobody was logged in within "
                        + settings.connectLimit().toMillis() + " ms");
    }

    /** Whoever hears of a failure and asks again at once finds it noted. */
    private void end(CompletableFuture<ClientSession> opened, ClientSession session, @Nullable Throwable failure) {
        ended(failure);
        if (failure == null) {
            opened.complete(session);
        } else {
            opened.completeExceptionally(failure);
        }
    }

    private synchronized void ended(@Nullable Throwable failure) {
        if (failure instanceof HostException refused) {
            refusal = refused;
            notBefore = System.nanoTime() + wait.toNanos();
            Duration doubled = wait.multipliedBy(2);
            wait = doubled.compareTo(settings.reconnectAtMost()) > 0 ? settings.reconnectAtMost() : doubled;
        } else {
            refusal = null;
            wait = settings.reconnectAfter();
        }
    }

    @Override
    public void close() {
        CompletableFuture<ClientSession> last;
        synchronized (this) {
            last = current;
        }
        if (last != null) {
            Stages.onEnd(last, (session, failure) -> {
                if (failure == null) {
                    session.close(true);
                }
            });
        }
    }
}
