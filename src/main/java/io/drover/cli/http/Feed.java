package io.drover.cli.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The signals that a follower waits for: events from the server, over as many connections as it takes, and the operator's
 * Ctrl-C. A connection that broke is made again from the last fact that was seen, so none is missed.
 */
public final class Feed implements AutoCloseable {
    private static final int ROOM = 64;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Api api;
    private final BlockingQueue<Signal> inbox = new LinkedBlockingQueue<>(ROOM);
    private Optional<EventStream> stream = Optional.empty();
    private Optional<Instant> brokeAt = Optional.empty();
    private OptionalLong lastFact = OptionalLong.empty();

    /** A feed that is not connected yet. */
    public Feed(Api api) {
        this.api = api;
    }

    /** Connects, from the last fact seen or from now on. Where that fails, the feed tries again at {@link #revive}. */
    public void connect(Instant now) {
        if (lastFact.isEmpty()) {
            lastFact = stream.map(EventStream::beginning).orElse(OptionalLong.empty());
        }
        close();
        var opening = api.follow(lastFact, inbox::offer);
        try {
            stream = Optional.of(opening.get(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
            brokeAt = Optional.empty();
        } catch (ExecutionException refused) {
            boolean forgotten = refused.getCause() instanceof ProblemException told
                    && told.problem().kind() == Problem.Kind.GONE;
            lastFact = forgotten ? OptionalLong.empty() : lastFact;
            brokeAt = Optional.of(now);
        } catch (TimeoutException silent) {
            // It may still open after we lost patience; nobody would read it then.
            var unused = opening.thenAccept(EventStream::close);
            brokeAt = Optional.of(now);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            brokeAt = Optional.of(now);
        }
    }

    /** Connects again if the connection broke a while ago. */
    public void revive(Instant now) {
        if (brokeAt.filter(when -> !now.isBefore(when.plus(PAUSE))).isPresent()) {
            connect(now);
        }
    }

    /** The operator pressed Ctrl-C. May be called on any thread. */
    public void interrupt() {
        inbox.offer(new Signal.Interrupt());
    }

    /** The next signal, if one comes within that time. */
    public Optional<Signal> next(Duration patience, Instant now) {
        try {
            var signal = Optional.ofNullable(inbox.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
            signal.filter(Signal.Ended.class::isInstance).ifPresent(ended -> brokeAt = Optional.of(now));
            return signal;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(new Signal.Interrupt());
        }
    }

    /** Notes that this fact was dealt with. */
    public void seen(long sequence) {
        lastFact = OptionalLong.of(sequence);
    }

    @Override
    public void close() {
        stream.ifPresent(EventStream::close);
        stream = Optional.empty();
    }
}
