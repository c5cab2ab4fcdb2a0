package io.drover.driver.dom0;

import io.drover.model.HostName;
import io.drover.port.HostException.Recourse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** All scripts that are run on one host, over one connection. */
final class Line implements AutoCloseable {
    private final Dom0Endpoint endpoint;
    private final Dom0Settings settings;
    private final Wire wire;
    private final Connection connection;
    private final Gate gate;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Line(Dom0Endpoint endpoint, Dom0Settings settings, Wire wire) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.wire = wire;
        this.connection = new Connection(endpoint, settings, wire);
        this.gate = new Gate(settings.callsAtOncePerHost(), settings.queuedCallsPerHost());
    }

    HostName host() {
        return endpoint.host();
    }

    Dom0Endpoint endpoint() {
        return endpoint;
    }

    Dom0Settings settings() {
        return settings;
    }

    /** Runs a script, which may be run again without harm. */
    CompletableFuture<Output> run(String operation, String script, Duration limit) {
        Call call = new Call(host(), new Call.Order(operation, script, limit, settings.outputLimitBytes()), wire);
        calls.add(call);
        Stages.onEnd(call.answer(), (output, failure) -> calls.remove(call));
        wire.unlessDone(call.answer(), limit, call::expire);
        if (closed) {
            call.abandon();
        } else if (!gate.enter(call.answer(), () -> send(call))) {
            call.fail(Recourse.RETRY, "too many calls wait for this host");
        }
        return call.answer();
    }

    private void send(Call call) {
        Stages.onEnd(connection.session(), (session, failure) -> {
            if (failure == null) {
                call.start(session);
            } else {
                call.fail(failure);
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        calls.forEach(Call::abandon);
        connection.close();
    }
}
