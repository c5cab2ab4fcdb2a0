package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls to one host. Looks and chores share one lane; each migration has a lane and so a connection of its own. A call
 * that does not come back is given up after its time, and its lane is replaced, so that later calls find a way.
 */
final class HostSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HostSession.class);

    private final Endpoint endpoint;
    private final LibvirtSettings settings;
    private final Alarms clock;
    private final List<Consumer<HostNotice>> listeners = new CopyOnWriteArrayList<>();
    private final Reachability reachability;
    private final TransferLanes transfers;
    private final Set<Job<?>> jobs = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hung = new AtomicInteger();
    private final AtomicBoolean reconnecting = new AtomicBoolean();
    private volatile boolean closed;
    private Lane control;

    HostSession(Endpoint endpoint, LibvirtSettings settings, Alarms clock) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.clock = clock;
        this.reachability = new Reachability(
                endpoint.host(), new Backoff(settings.reconnectAfter(), settings.reconnectAtMost()), this::tell);
        this.transfers = new TransferLanes(host().value(), settings.transfersPerHost(), this::openForTransfer);
        this.control = controlLane();
    }

    HostName host() {
        return endpoint.host();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    LibvirtSettings settings() {
        return settings;
    }

    Alarms clock() {
        return clock;
    }

    /** Tells what happens from now on, and connects so that something can be told. */
    void listen(Consumer<HostNotice> listener) {
        listeners.add(listener);
        reconnect();
    }

    void unlisten(Consumer<HostNotice> listener) {
        listeners.remove(listener);
    }

    /** Passes a notice on, unless the driver was closed. A listener that fails is logged and stays. */
    void tell(HostNotice notice) {
        if (closed) {
            return;
        }
        for (Consumer<HostNotice> listener : listeners) {
            try {
                listener.accept(notice);
            } catch (RuntimeException e) {
                LOG.error("a listener failed on {}", notice, e);
            }
        }
    }

    /** Makes a call that takes a moment. */
    <T> CompletableFuture<T> ask(Task<T> task) {
        Lane lane;
        synchronized (this) {
            lane = control;
        }
        return start(task, new Job<>(host(), task, lane, this::overdue, () -> {}));
    }

    /** Makes a call that takes as long as a migration. */
    <T> CompletableFuture<T> transfer(Task<T> task) {
        return transfers
                .take()
                .map(lane -> start(task, new Job<>(host(), task, lane, late -> {}, () -> transfers.giveBack(lane))))
                .orElseGet(() -> CompletableFuture.failedFuture(new HostException(
                        Recourse.RETRY,
                        host() + ": " + task.operation() + " was not tried: " + settings.transfersPerHost()
                                + " migrations from this host are under way, the most that are allowed")));
    }

    private <T> CompletableFuture<T> start(Task<T> task, Job<T> job) {
        long began = System.nanoTime();
        jobs.add(job);
        CompletableFuture<T> answer = job.start(clock);
        Answers.onEnd(answer, (value, failure) -> {
            jobs.remove(job);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            tell(new HostNotice.Called(host(), task.operation(), result(failure), took));
        });
        return answer;
    }

    private static String result(@Nullable Throwable failure) {
        if (failure == null) {
            return "ok";
        }
        return failure instanceof HostException known ? known.recourse().name().toLowerCase(Locale.ROOT) : "error";
    }

    private void overdue(Job<?> job) {
        if (!job.wasStarted()) {
            return;
        }
        synchronized (this) {
            if (control != job.lane() || hung.get() >= settings.hungCallsPerHost()) {
                return;
            }
            hung.incrementAndGet();
            control = controlLane();
        }
        job.lane().close(hung::decrementAndGet);
        lost("a call did not come back in its time");
    }

    private Lane controlLane() {
        return new Lane("libvirt-" + host(), settings.queuedCallsPerHost(), this::openForControl);
    }

    private Link openForControl() throws LibvirtFailure {
        reachability.mayTry(System.nanoTime());
        try {
            Link link = Link.open(endpoint.controlUri());
            link.watch((guest, what) -> tell(new HostNotice.GuestChanged(host(), guest, what)), this::lost);
            reachability.reached();
            return link;
        } catch (LibvirtFailure failure) {
            lost(failure.said());
            throw failure;
        }
    }

    private Link openForTransfer() throws LibvirtFailure {
        return Link.open(endpoint.controlUri());
    }

    private void lost(String why) {
        if (closed) {
            return;
        }
        Duration wait = reachability.lost(why, System.nanoTime());
        if (!listeners.isEmpty() && reconnecting.compareAndSet(false, true)) {
            clock.after(wait, this::reconnect);
        }
    }

    /** Any call connects where there is no connection. */
    private void reconnect() {
        reconnecting.set(false);
        if (!closed) {
            Answers.onEnd(
                    ask(Task.repeatable("connect", settings.lookLimit(), link -> true)),
                    (up, failure) ->
                            LOG.debug("connecting to {}: {}", host(), failure == null ? "ok" : failure.getMessage()));
        }
    }

    @Override
    public void close() {
        closed = true;
        Lane lane;
        synchronized (this) {
            lane = control;
        }
        lane.close(() -> {});
        transfers.close();
        jobs.forEach(Job::abandon);
    }
}
