package io.drover.app;

import io.drover.json.Json;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One process of Drover, from its start to {@code kill -9}. */
final class Life implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final URI uri;

    private record Runs(List<Known> runs) {}

    private record Known(RunId id, Optional<Run.Closed> closed) {}

    Life(Path journal, DistantHosts hosts, String names) throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DistantServer.class.getName(),
                        journal.toString(),
                        hosts.uri().toString(),
                        hosts.start.toString(),
                        Double.toString(hosts.speed),
                        names)
                .redirectErrorStream(true)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = said.readLine();
        var all = new StringBuilder();
        while (line != null && !line.startsWith("http://")) {
            all.append(line).append('\n');
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("Drover did not start: " + all);
        }
        uri = URI.create(line);
        var reader = new Thread(() -> said.lines().forEach(ignored -> {}));
        reader.setDaemon(true);
        reader.start();
    }

    /** Ends it as the system ends a process that gets no chance to say anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process outlives its kill");
        }
    }

    Optional<String> get(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri.resolve(path)).GET().build());
    }

    Optional<String> post(String path, String body) throws InterruptedException {
        return send(HttpRequest.newBuilder(uri.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** No answer is what a killed server gives. */
    private static Optional<String> send(HttpRequest request) throws InterruptedException {
        try {
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return Optional.of(response.body()).filter(body -> response.statusCode() < 300);
        } catch (IOException dead) {
            return Optional.empty();
        }
    }

    /** Whether it knows runs, and all have ended. */
    boolean isAtRest() throws InterruptedException {
        var runs = known();
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.closed().isPresent());
    }

    private List<Known> known() throws InterruptedException {
        return get("/api/v1/runs?limit=1000")
                .map(text -> Json.readKnown(text, Runs.class).runs())
                .orElse(List.of());
    }

    /** All runs that it knows, newest first. */
    List<Run> runs() throws InterruptedException {
        var runs = new java.util.ArrayList<Run>();
        for (var known : known()) {
            get("/api/v1/runs/" + known.id())
                    .map(text -> Json.read(text, Run.class))
                    .ifPresent(runs::add);
        }
        return runs;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
