package io.drover.api;

import io.drover.app.SystemClock;
import io.drover.driver.sim.AcceleratedTime;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.engine.Drover;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.model.Fleet;
import io.drover.model.MigrationId;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.port.EventSink;
import io.drover.store.MemoryJournal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** The service on a free loopback port, over the production engine and simulated hosts whose time runs 500 times as fast. */
final class Served implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double HASTE = 500;

    final Vertx vertx = Vertx.vertx();
    final EventHub hub = new EventHub();
    final Drover drover;
    final int port;
    private final Context engine = vertx.getOrCreateContext();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ApiServer server;

    Served(Fleet fleet, ApiSettings.Limits limits) throws Exception {
        this.drover = launch(fleet);
        this.server = new ApiServer(drover, hub, new FullDisk());
        this.port = server.start(vertx, settings(0, limits)).await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    static ApiSettings settings(int port, ApiSettings.Limits limits) {
        return new ApiSettings(ApiSettings.LOOPBACK, port, Set.of("drover.test"), Policy.STANDARD, "1.2.3", limits);
    }

    Served(Fleet fleet) throws Exception {
        this(fleet, ApiSettings.Limits.STANDARD);
    }

    private Drover launch(Fleet fleet) throws Exception {
        var time = new AcceleratedTime(
                new SystemClock(),
                (delay, work) ->
                        engine.runOnContext(now -> vertx.setTimer(Math.max(1, delay.toMillis()), timer -> work.run())),
                HASTE);
        var hosts = new SimulatedFleet(fleet, SimulationSettings.STANDARD, time, time);
        var runs = new AtomicInteger();
        var surroundings = new Launch.Surroundings(
                time,
                time,
                () -> new RunId("run-" + runs.incrementAndGet()),
                task -> engine.runOnContext(now -> task.run()),
                Runnable::run);
        return new Launch(hosts.drivers(), new MemoryJournal(), surroundings, new Told(), Patience.STANDARD)
                .start()
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String body) throws Exception {
        var request = request(path).header("Content-Type", "application/json");
        return client.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    Vitals vitals() {
        return new FullDisk();
    }

    /** Follows the events from another thread. */
    Follower follow(String query, String... headers) {
        var request = request("/api/v1/events" + query);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Follower(client.sendAsync(request.GET().build(), HttpResponse.BodyHandlers.ofLines()));
    }

    @Override
    public void close() throws TimeoutException {
        server.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private final class Told implements EventSink {
        @Override
        public void recorded(Recorded recorded) {
            hub.recorded(recorded);
        }

        @Override
        public void progressed(MigrationId migration, Progress progress) {
            hub.progressed(migration, progress);
        }
    }

    private static final class FullDisk implements Vitals {
        @Override
        public CompletionStage<List<Condition>> look() {
            return CompletableFuture.completedFuture(List.of(new Condition("journal", false, "the disk is full")));
        }

        @Override
        public String meters() {
            return "drover_build_info 1\n";
        }
    }
}
