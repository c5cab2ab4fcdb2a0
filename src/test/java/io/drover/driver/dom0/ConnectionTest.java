package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that is slow, goes away, talks too much, or is asked too much. */
class ConnectionTest {
    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    private Path directory;

    private final CountDownLatch end = new CountDownLatch(1);
    private Optional<OneDom0> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        opened = Optional.of(new OneDom0(directory));
    }

    @AfterEach
    void close() throws IOException {
        end.countDown();
        world().close();
    }

    private OneDom0 world() {
        return opened.orElseThrow();
    }

    private void neverAnswer() {
        world().host().answerWith((host, script, out, err) -> {
            end.await();
            return 0;
        });
    }

    @Test
    void allCallsShareOneConnection() throws Exception {
        // Given
        var login = world().login();
        OneDom0.facts(login);
        // When
        OneDom0.facts(login);
        // Then
        assertThat(world().host().connections()).isEqualTo(1);
    }

    @Test
    void aHostThatIsSlowIsGivenUpAfterItsTimeAndLaterAnswersAgain() throws Exception {
        // Given
        var patient = world().login();
        OneDom0.facts(patient);
        var login = world().login(OneDom0.within(Duration.ofSeconds(3)));
        OneDom0.facts(login);
        neverAnswer();
        // When
        var refusal = OneDom0.refusal(login);
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal).hasMessage("xen1: observe failed: no answer within 3000 ms");
        world().host().answerWith(Answering.withShell());
        assertThat(OneDom0.facts(login).system().asOptional()).isPresent();
    }

    @Test
    void aHostThatTakesTheConnectionAndSaysNothingIsGivenUpToo() throws Exception {
        // Given
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var endpoint = new Dom0Endpoint(
                    world().host().name(),
                    new Dom0Endpoint.Login("root", "127.0.0.1", silent.getLocalPort()),
                    world().keyFile(),
                    world().knownHosts(),
                    "127.0.0.1",
                    "127.0.0.1");
            var drivers = Dom0Fleet.open(List.of(endpoint), OneDom0.within(SHORT), SystemInterview.interview());
            // When
            var refusal = OneDom0.refusal(drivers.values().iterator().next());
            // Then
            assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
            assertThat(refusal).hasMessageMatching("xen1: (connecting|observe) .*within 400 ms");
            drivers.values().forEach(Dom0Driver::close);
        }
    }

    @Test
    void aConnectionThatIsLostIsOpenedAgain() throws Exception {
        // Given
        var login = world().login();
        OneDom0.facts(login);
        world().host().answerWith((host, script, out, err) -> {
            host.dropConnections();
            return 0;
        });
        // When
        var refusal = OneDom0.refusal(login);
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal).hasMessageContaining("lost");
        world().host().answerWith(Answering.withShell());
        assertThat(OneDom0.facts(login).system().asOptional()).isPresent();
    }

    @Test
    void afterAFailedAttemptTheNextOneWaits() throws Exception {
        // Given
        var settings = new Dom0Settings(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                Duration.ofSeconds(15),
                1,
                1,
                10_000);
        var login = world().login(settings);
        world().host().close();
        var first = OneDom0.refusal(login);
        // When
        var second = OneDom0.refusal(login);
        // Then
        assertThat(first.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(second.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(second)
                .hasMessageStartingWith(String.valueOf(first.getMessage()))
                .hasMessageMatching(".*Drover tries again in \\d+ s at the earliest\\)");
    }

    @Test
    void moreOutputThanAllowedIsAnErrorAndNotMemory() throws Exception {
        // Given
        var login = world().login();
        world().host().answerWith(Answering.saying("x".repeat(100) + "\n" + "y".repeat(20_000)));
        // When
        var refusal = OneDom0.refusal(login);
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal).hasMessageContaining("it printed more than 10000 bytes");
        world().host().answerWith(Answering.withShell());
        assertThat(OneDom0.facts(login).system().asOptional()).isPresent();
    }

    @Test
    void aShellThatFailsIsToldInItsOwnWords() throws Exception {
        // Given
        var login = world().login();
        world().host().answerWith((host, script, out, err) -> {
            err.write("sh: not\nfound\n".getBytes(StandardCharsets.UTF_8));
            return 127;
        });
        // When
        var refusal = OneDom0.refusal(login);
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(refusal).hasMessage("xen1: observe failed: the shell ended with 127: sh: not found");
    }

    @Test
    void aQuestionOrAnAnswerThatFailsIsTheStagesFailure() {
        // Given
        var endpoint = world().host().endpoint(world().keyFile(), world().knownHosts());
        var settings = OneDom0.within(Duration.ofSeconds(30));
        var broken = new IllegalStateException("no such question");
        var unasked = Dom0Fleet.open(
                List.of(endpoint),
                settings,
                new Interview(
                        paths -> {
                            throw broken;
                        },
                        (output, sent, received) -> {
                            throw broken;
                        }));
        var unread = Dom0Fleet.open(
                List.of(endpoint), settings, new Interview(paths -> "echo 1", (output, sent, received) -> {
                    throw broken;
                }));
        // When
        var refusals = Stream.of(unasked, unread)
                .flatMap(drivers -> drivers.values().stream())
                .map(OneDom0::refusal)
                .toList();
        // Then
        assertThat(refusals).extracting(HostException::recourse).containsOnly(Recourse.GIVE_UP);
        assertThat(refusals)
                .extracting(HostException::getMessage)
                .containsExactly(
                        "xen1: observe was not tried: no such question",
                        "xen1: observe was not understood: no such question");
        unasked.values().forEach(Dom0Driver::close);
        unread.values().forEach(Dom0Driver::close);
    }

    @Test
    void onlySoManyCallsWait() {
        // Given
        neverAnswer();
        var login = world().login();
        var under = login.observe(Set.of());
        var waiting = login.observe(Set.of());
        // When
        var refusal = OneDom0.refusal(login);
        // Then
        assertThat(refusal.recourse()).isEqualTo(Recourse.RETRY);
        assertThat(refusal).hasMessage("xen1: observe failed: too many calls wait for this host");
        assertThat(under.toCompletableFuture()).isNotDone();
        assertThat(waiting.toCompletableFuture()).isNotDone();
    }

    @Test
    void closingAnswersWhatIsUnderWay() {
        // Given
        neverAnswer();
        var login = world().login();
        var under = login.observe(Set.of()).toCompletableFuture();
        // When
        login.close();
        // Then
        assertThat(under).isCompletedExceptionally();
        assertThat(OneDom0.refusal(login)).hasMessageContaining("the driver was closed");
    }
}
