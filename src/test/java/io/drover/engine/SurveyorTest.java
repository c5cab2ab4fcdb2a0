package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Rules;
import io.drover.model.Sample;
import io.drover.port.Clock;
import io.drover.port.HostDriver;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurveyorTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest WEB = Sample.guest("web1").fleeting().build();
    private static final Duration JUST_SEEN = Duration.ofSeconds(5);

    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final SimulatedFleet fleet = new SimulatedFleet(
            Sample.fleet(
                    Sample.host("xen1").guest(WEB).seesDisksOf(WEB).build(),
                    Sample.host("xen2").seesDisksOf(WEB).build()),
            SimulationSettings.STANDARD,
            time,
            time);
    private Duration ahead = Duration.ZERO;
    private final Surveyor surveyor = new Surveyor(fleet.drivers(), new SetClock(), Rules.NONE, Runnable::run);

    /** The clock of a machine whose time somebody sets. */
    private final class SetClock implements Clock {
        @Override
        public Instant now() {
            return time.now().plus(ahead);
        }

        @Override
        public Duration elapsed() {
            return time.elapsed();
        }
    }

    @Test
    void whatWasJustSeenIsNotAskedAgain() {
        // Given
        await(surveyor.surveyAll(Focus.NOTHING));
        fleet.faults().destroyGuest(XEN1, WEB.id());

        // When
        Fleet known = await(surveyForRun());

        // Then
        assertThat(known.find(WEB.id())).hasSize(1);
    }

    @Test
    void whatWasSeenLongAgoIsAskedAgainAlsoIfTheClockWasSetBackToThatMoment() {
        // Given
        await(surveyor.surveyAll(Focus.NOTHING));
        fleet.faults().destroyGuest(XEN1, WEB.id());
        time.advance(Duration.ofSeconds(25));
        ahead = Duration.ofSeconds(-24);

        // When
        Fleet seen = await(surveyForRun());

        // Then
        assertThat(seen.find(WEB.id())).isEmpty();
    }

    @Test
    void whatWasSeenBeforeAChangeIsAskedAgainInTheSameMoment() {
        // Given
        await(surveyor.surveyAll(Focus.NOTHING));
        fleet.faults().destroyGuest(XEN1, WEB.id());

        surveyor.forget();

        // When
        Fleet seen = await(surveyForRun());

        // Then
        assertThat(seen.find(WEB.id())).isEmpty();
    }

    @Test
    void manyWhoAskAtOnceHaveEachHostAskedOnce() {
        // Given
        var observed = new AtomicInteger();
        var shared = new Surveyor(Map.of(XEN1, counted(observed, XEN1)), new SetClock(), Rules.NONE, Runnable::run);

        // When
        var all = IntStream.range(0, 100)
                .mapToObj(number -> shared.surveyAll(Focus.NOTHING, JUST_SEEN).fleet())
                .toList();

        // Then
        assertThat(all).allSatisfy(asked -> assertThat(await(asked).host(XEN1)).isPresent());
        assertThat(observed).hasValue(1);
    }

    private HostDriver counted(AtomicInteger observed, HostName host) {
        HostDriver driver = Objects.requireNonNull(fleet.drivers().get(host));
        return (HostDriver) Proxy.newProxyInstance(
                HostDriver.class.getClassLoader(), new Class<?>[] {HostDriver.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("observe")) {
                        observed.incrementAndGet();
                    }
                    return method.invoke(driver, arguments);
                });
    }

    private CompletionStage<Fleet> surveyForRun() {
        return surveyor.surveyForRun(new TreeSet<>(List.of(XEN1, XEN2)), Focus.NOTHING, JUST_SEEN);
    }

    private <T> T await(CompletionStage<T> stage) {
        time.runUntil(() -> stage.toCompletableFuture().isDone(), Duration.ofMinutes(1));
        return stage.toCompletableFuture().join();
    }
}
