package io.drover.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drover.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that answers with what was recorded, so that the client's side of the wire can be tested alone. */
final class RecordedServer implements AutoCloseable {
    private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private record Reply(int status, String type, String body, Runnable before) {}

    RecordedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked, as {@code METHOD /path body}, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Answers the next request like that with a value; the last answer stays. */
    RecordedServer on(String request, Object value) {
        return on(request, value, () -> {});
    }

    /** The same, after something has happened. */
    RecordedServer on(String request, Object value, Runnable before) {
        return add(request, new Reply(200, "application/json", Json.write(value), before));
    }

    /** Answers every request like that with this value, and no other. */
    RecordedServer onlyOn(String request, Object value) {
        replies.remove(request);
        return on(request, value);
    }

    /** Refuses every request like that. */
    RecordedServer refuse(String request, int status, String problem) {
        replies.remove(request);
        return add(request, new Reply(status, "application/problem+json", problem, () -> {}));
    }

    RecordedServer events(String stream) {
        return add("GET /events", new Reply(200, "text/event-stream", stream, () -> {}));
    }

    private RecordedServer add(String request, Reply reply) {
        replies.computeIfAbsent(request, unused -> new ArrayDeque<>()).add(reply);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring("/api/v1".length());
            var query = exchange.getRequestURI().getQuery();
            var request = exchange.getRequestMethod() + " " + path;
            requests.add(request + (query == null ? "" : "?" + query));
            exchange.getRequestBody().readAllBytes();
            var reply = next(request);
            reply.before().run();
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            var bytes = reply.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : 0);
            if (reply.status() != 204) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized Reply next(String request) {
        var queue = replies.getOrDefault(request, new ArrayDeque<>());
        var last = queue.size() > 1 ? queue.poll() : queue.peek();
        return last == null ? new Reply(204, "text/plain", "", () -> {}) : last;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
