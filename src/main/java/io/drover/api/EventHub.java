package io.drover.api;

import io.drover.json.Json;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.vertx.core.Context;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Hands the engine's events to every client that follows them. It is told on the engine's thread, and does its work on the
 * server's own: there it keeps the streams, so that nothing of them needs a lock.
 */
public final class EventHub {
    private final Map<MigrationId, Progress> inFlight = new ConcurrentSkipListMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Set<EventStream> streams = new LinkedHashSet<>();
    private volatile Optional<Context> server = Optional.empty();
    private long last;

    /** A fact became durable. */
    public void recorded(Recorded recorded) {
        if (recorded.fact() instanceof Fact.PhaseEntered entered
                && entered.phase() != Phase.COPYING
                && entered.phase() != Phase.SWITCHING) {
            inFlight.remove(entered.migration());
        }
        onServer(hub -> hub.fact(recorded));
    }

    /** A transfer moved on. */
    public void progressed(MigrationId migration, Progress progress) {
        inFlight.put(migration, progress);
        onServer(hub -> hub.progress(migration, progress));
    }

    /** The journal cannot be written, or can again. */
    public void outage(Optional<Outage> outage) {
        String text = Frame.event("outage", Json.write(new Views.JournalState(outage.isEmpty(), outage)));
        onServer(hub -> Set.copyOf(hub.streams).forEach(stream -> stream.offerProgress(text)));
    }

    /** The latest of every transfer in flight; safe from any thread. */
    public Map<MigrationId, Progress> inFlight() {
        return Map.copyOf(inFlight);
    }

    /** How many clients were disconnected because they read too slowly; safe from any thread. */
    public long dropped() {
        return dropped.get();
    }

    /** From now on, events are handed out on the server's context. */
    void serveOn(Context context) {
        server = Optional.of(context);
    }

    /** No events are handed out any more; every stream ends. */
    void stop() {
        server = Optional.empty();
        Set.copyOf(streams).forEach(EventStream::end);
    }

    /** The journal is known to reach this far. */
    void reached(long sequence) {
        last = Math.max(last, sequence);
    }

    long last() {
        return last;
    }

    int size() {
        return streams.size();
    }

    void add(EventStream stream) {
        streams.add(stream);
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    void beat() {
        streams.forEach(EventStream::beat);
    }

    private void onServer(Consumer<EventHub> work) {
        server.ifPresent(context -> context.runOnContext(now -> work.accept(this)));
    }

    private void fact(Recorded recorded) {
        reached(recorded.sequence());
        if (!streams.isEmpty()) {
            Frame frame = Frame.of(recorded);
            Set.copyOf(streams).forEach(stream -> stream.offer(frame));
        }
    }

    private void progress(MigrationId migration, Progress progress) {
        if (!streams.isEmpty()) {
            String text = Frame.event("progress", Json.write(new Views.TransferProgress(migration, progress)));
            Set.copyOf(streams).forEach(stream -> stream.offerProgress(text));
        }
    }
}
