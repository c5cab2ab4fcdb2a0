package io.drover.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.driver.sim.AcceleratedTime;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.Truth;
import io.drover.json.Json;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import io.drover.port.MigrationOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Simulated hosts that live on in this process, whatever happens to the Drover that speaks to them over loopback. */
final class DistantHosts implements AutoCloseable {
    final Instant start = Instant.now();
    final double speed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final SimulatedFleet fleet;
    private final HttpServer server;
    private final Set<GuestId> moving = ConcurrentHashMap.newKeySet();
    private final Map<GuestId, Integer> arrivals = new ConcurrentHashMap<>();
    private final Set<String> offences = ConcurrentHashMap.newKeySet();
    private volatile Map<HostName, HostDriver> drivers;

    DistantHosts(Fleet initial, double speed) throws IOException {
        this.speed = speed;
        var time = new AcceleratedTime(new SystemClock(), this::after, speed);
        this.fleet = new SimulatedFleet(initial, SimulationSettings.STANDARD, time, time);
        this.drivers = fleet.drivers();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.start();
    }

    private void after(Duration delay, Runnable work) {
        var unused = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    Truth truth() {
        return fleet.truth();
    }

    /** The connections of a Drover that died are gone; what it had begun goes on. */
    void reconnect() {
        drivers.values().forEach(HostDriver::close);
        drivers = fleet.drivers();
    }

    HostDriver driver(HostName host) {
        return java.util.Objects.requireNonNull(drivers.get(host));
    }

    /** How often a guest was moved with success, as far as somebody was there to hear of it. */
    Map<GuestId, Integer> arrivals() {
        return Map.copyOf(arrivals);
    }

    /** Orders that should never have been given. */
    Set<String> offences() {
        return Set.copyOf(offences);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var ask = Json.read(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), Distant.Ask.class);
        carryOut(ask).whenComplete((value, failure) -> {
            if (failure == null) {
                send(exchange, 200, Distant.text(value));
            } else {
                send(exchange, 500, Distant.text(failed(failure)));
            }
        });
    }

    private CompletionStage<?> carryOut(Distant.Ask ask) {
        var driver = driver(ask.host());
        return switch (ask.call()) {
            case "observe" -> driver.observe(ask.paths());
            case "find" -> driver.find(ask.paths()).thenApply(Distant.Found::new);
            case "reach" -> driver.reach(ask.others(), ask.paths()).thenApply(Distant.Reached::new);
            case "look" -> driver.look(ask.guest().orElseThrow()).thenApply(Distant.Looked::of);
            case "disks" -> driver.disks(ask.guest().orElseThrow()).thenApply(Distant.Disks::new);
            case "migrate" -> migrate(driver, ask.order().orElseThrow());
            default -> driver.perform(ask.errand().orElseThrow().chore()).thenApply(nothing -> new Distant.Done(true));
        };
    }

    private CompletionStage<?> migrate(HostDriver driver, MigrationOrder order) {
        if (!moving.add(order.guest()) || fleet.truth().runningOn(order.guest()).contains(order.to())) {
            offences.add("a second order to move " + order.guest());
        }
        return driver.migrate(order).whenComplete((measured, failure) -> {
            moving.remove(order.guest());
            if (failure == null) {
                arrivals.merge(order.guest(), 1, Integer::sum);
            }
        });
    }

    private static Distant.Failed failed(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        var recourse = cause instanceof HostException known ? known.recourse() : HostException.Recourse.OUTCOME_UNKNOWN;
        return new Distant.Failed(recourse.name(), String.valueOf(cause.getMessage()));
    }

    /** Whoever asked may be dead by now. */
    private static void send(HttpExchange exchange, int status, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException dead) {
            exchange.close();
        } catch (UncheckedIOException dead) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        timer.shutdownNow();
    }
}
