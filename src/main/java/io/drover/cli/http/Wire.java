package io.drover.cli.http;

import io.drover.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Requests to one server, one at a time, each with a limit on time and size. */
final class Wire {
    /** An observation of many hosts may wait for one that does not answer; a server gives up on it before this. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 64 << 20;

    /** Thousands of guests may be held against thousands of hosts; whoever waits sees for how long, and can give up. */
    private static final Duration LONG_PATIENCE = Duration.ofHours(1);

    private final URI base;
    private final Waiting waiting;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    Wire(URI server, Waiting waiting) {
        this.waiting = waiting;
        var text = server.toString();
        base = URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + "/api/v1");
    }

    /** Asks for what may take long; meanwhile somebody is told what is being done. */
    Answer ask(String doing, String path) {
        return awaited(doing, request(path).GET());
    }

    /** Asks for what may take long; meanwhile somebody is told what is being done. */
    Answer ask(String doing, String path, Object body) {
        return awaited(
                doing,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Json.write(body))));
    }

    Answer get(String path) {
        return exchange(request(path).GET().timeout(PATIENCE).build());
    }

    Answer delete(String path) {
        return exchange(request(path).DELETE().timeout(PATIENCE).build());
    }

    Answer post(String path, String json) {
        return post(path, json, Optional.empty());
    }

    /** A request that is marked, so that it can be sent again. */
    Answer post(String path, String json, Optional<String> key) {
        var request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .timeout(PATIENCE);
        key.ifPresent(mark -> request.header("Idempotency-Key", mark));
        return exchange(request.build());
    }

    Answer post(String path, Object body) {
        return post(path, Json.write(body));
    }

    HttpClient client() {
        return client;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json, text/event-stream");
    }

    private Answer exchange(HttpRequest request) {
        try {
            var response = client.send(request, BodyHandlers.ofInputStream());
            return answer(response);
        } catch (IOException refused) {
            throw unreachable(refused);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Answer awaited(String doing, HttpRequest.Builder request) {
        var pending = client.sendAsync(request.timeout(LONG_PATIENCE).build(), BodyHandlers.ofInputStream());
        try {
            return answer(waiting.until(doing, pending));
        } catch (IOException refused) {
            throw unreachable(refused);
        } catch (ExecutionException failed) {
            throw unreachable(failed.getCause() instanceof IOException refused ? refused : new IOException(failed));
        } catch (InterruptedException interrupted) {
            pending.cancel(true);
            throw interrupted(interrupted);
        }
    }

    private static ProblemException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new ProblemException(
                Problem.of(Problem.Kind.UNAVAILABLE, "interrupted while waiting for the server"), interrupted);
    }

    private Answer answer(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var text = new String(body.readNBytes(LARGEST_ANSWER + 1), StandardCharsets.UTF_8);
            if (text.length() > LARGEST_ANSWER) {
                throw new ProblemException(Problem.of(
                        Problem.Kind.BROKEN, "the server's answer is longer than " + LARGEST_ANSWER + " bytes"));
            }
            if (response.statusCode() >= 300) {
                throw new ProblemException(Problem.read(response.statusCode(), text));
            }
            return new Answer(text);
        }
    }

    private ProblemException unreachable(IOException refused) {
        var said = refused.getMessage() == null ? refused.getClass().getSimpleName() : refused.getMessage();
        return new ProblemException(
                Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "the server at " + base.getScheme() + "://" + base.getAuthority() + " does not answer (" + said
                                + ")"),
                refused);
    }
}
