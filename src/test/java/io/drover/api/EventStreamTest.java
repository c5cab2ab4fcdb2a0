package io.drover.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.Keeping;
import io.drover.model.HostName;
import io.drover.model.Sample;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The event stream: every fact once and in order, whatever the client's speed and whenever it comes. */
class EventStreamTest {

    private static Served served(ApiSettings.Limits limits) throws Exception {
        return new Served(
                Sample.fleet(
                        Sample.host("xen1")
                                .guest(Sample.guest("web").build())
                                .guest(Sample.guest("db").build())
                                .build(),
                        Sample.host("xen2").build()),
                limits);
    }

    @Test
    void aDrainIsToldFromItsFirstFactToItsLast() throws Exception {
        try (var served = served(ApiSettings.Limits.STANDARD)) {
            // Given
            var follower = served.follow("").connected();
            // When
            var plan = served.post("/api/v1/plans", "{\"drain\":[\"xen1\"]}").body();
            served.post("/api/v1/runs", "{\"plan\":" + plan + "}");
            var lines = follower.linesUpTo("run-closed");
            // Then
            var numbers = Follower.factNumbers(lines);
            assertThat(numbers).isEqualTo(upTo(1, numbers.size()));
            assertThat(lines).contains("event: progress").last().asString().contains("DONE");
        }
    }

    @Test
    void aClientThatComesBackGetsWhatItMissedAndThenWhatHappensWithoutGapOrDuplicate() throws Exception {
        try (var served = served(ApiSettings.Limits.STANDARD)) {
            // Given
            for (int i = 1; i <= 450; i++) {
                served.drover.cordon(new HostName("xen2"), "reason " + i);
            }
            served.post("/api/v1/hosts/xen2/cordon", "{\"reason\":\"reason 451\"}");
            // When
            var follower = served.follow("?after=7", "Last-Event-ID", "3");
            for (int i = 452; i <= 600; i++) {
                served.drover.cordon(new HostName("xen2"), "reason " + i);
            }
            var lines = follower.linesUpTo("reason 600");
            // Then
            assertThat(Follower.factNumbers(lines)).isEqualTo(upTo(4, 600));
        }
    }

    @Test
    void aClientThatComesBackForWhatIsForgottenIsToldSo() throws Exception {
        try (var served = served(ApiSettings.Limits.STANDARD)) {
            // Given
            var follower = served.follow("").connected();
            var plan = served.post("/api/v1/plans", "{\"drain\":[\"xen1\"]}").body();
            served.post("/api/v1/runs", "{\"plan\":" + plan + "}");
            follower.linesUpTo("run-closed");
            var next = served.follow("").connected();
            served.drover
                    .forget(new Keeping(0, Duration.ofDays(1)))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            next.linesUpTo("runs-forgotten");
            // When
            var gone = served.get("/api/v1/events?after=1");
            // Then
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(new JsonObject(gone.body()).getString("detail"))
                    .contains("forgotten", "follow from " + served.drover.lastSequence() + " on");
            assertThat(served.drover.runs()).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotReadIsDisconnected() throws Exception {
        var limits = new ApiSettings.Limits(4 << 20, 8, 4, Duration.ofSeconds(15));
        try (var served = served(limits);
                var socket = new Socket(InetAddress.getLoopbackAddress(), served.port)) {
            // Given
            socket.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().skipNBytes("HTTP/1.1 200 OK".length());
            var large = "x".repeat(1 << 20);
            // When
            for (int sent = 0; served.hub.dropped() == 0 && sent < 200; sent++) {
                served.drover
                        .cordon(new HostName("xen2"), sent + large)
                        .toCompletableFuture()
                        .get();
                // what the server answers next, it answers after it has offered that event
                served.get("/livez");
            }
            // Then
            assertThat(served.hub.dropped()).isEqualTo(1);
        }
    }

    @Test
    void anEventsDataIsWhatTheContractSays() throws Exception {
        try (var served = served(ApiSettings.Limits.STANDARD)) {
            // Given
            served.post("/api/v1/hosts/xen2/cordon", "{\"reason\":\"new memory\"}");
            // When
            var lines = served.follow("?after=0").linesUpTo("data: ");
            // Then
            assertThat(lines).startsWith("id: 0", "", "id: 1", "event: fact");
            var data = new JsonObject(lines.get(lines.size() - 1).substring("data: ".length()));
            assertThat(data.getLong("sequence")).isEqualTo(1);
            assertThat(data.getJsonObject("fact").getString("type")).isEqualTo("host-cordoned");
        }
    }

    @Test
    void aSilentStreamShowsThatItIsAlive() throws Exception {
        try (var served = served(new ApiSettings.Limits(4 << 20, 8, 4, Duration.ofMillis(20)))) {
            // When
            var lines = served.follow("").linesUpTo(": alive");
            // Then
            assertThat(lines).last().isEqualTo(": alive");
        }
    }

    @Test
    void moreClientsThanTheLimitAreRefused() throws Exception {
        try (var served = served(new ApiSettings.Limits(4 << 20, 1, 4, Duration.ofSeconds(15)))) {
            // Given
            served.follow("").connected();
            // When
            var refused = served.get("/api/v1/events");
            // Then
            assertThat(refused.statusCode()).isEqualTo(503);
        }
    }

    private static List<Long> upTo(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
