package io.drover.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.drover.model.Drain;
import io.drover.model.HostName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that answers only once the client was seen to wait. */
class WaitingTest {
    private static final PolicyWish NOTHING =
            new PolicyWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final CountDownLatch seen = new CountDownLatch(1);
    private final List<String> told = new ArrayList<>();
    private HttpServer server;
    private Api api;

    private final Waiting waiting = new Waiting() {
        @Override
        public void goesOn(String doing, Duration since) {
            told.add(doing + ", " + since);
            seen.countDown();
        }

        @Override
        public void ends() {
            told.add("over");
        }
    };

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", exchange -> {
            try (exchange) {
                seen.await();
                var answer = "{\"late\":true}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        api = new Api(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), waiting);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void whoeverAsksForAPlanIsToldEachSecondThatItIsBeingMade() {
        // When
        var answer = api.planDrain(Drain.of(new HostName("xen1")), NOTHING);
        // Then
        assertThat(answer.json()).isEqualTo("{\"late\":true}");
        assertThat(told).startsWith("Asking the hosts and planning, PT1S").endsWith("over");
    }

    @Test
    void itIsOverTooWhereThereIsNoAnswer() {
        // Given
        server.stop(0);
        // When
        var refused = catchThrowableOfType(ProblemException.class, () -> api.fleet());
        // Then
        assertThat(refused.problem().kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
        assertThat(told).containsExactly("over");
    }
}
