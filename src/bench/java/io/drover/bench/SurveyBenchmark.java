package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.engine.Drover;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.model.MigrationId;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.EventSink;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Observing a thousand simulated hosts in virtual time: what is timed is Drover's and the simulator's own work, not the waiting. */
@Tag("bench")
class SurveyBenchmark {
    private static final int WARMING = 15;
    private static final int MEASURED = 40;
    private static final Duration UNTIL_STALE = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final Drover drover = start();

    private Drover start() {
        var fleet = new SimulatedFleet(new LargeFleet().observed(), SimulationSettings.STANDARD, time, time);
        var surroundings =
                new Launch.Surroundings(time, time, () -> new RunId("bench"), task -> time.after(Duration.ZERO, task));
        return await(
                new Launch(fleet.drivers(), new MemoryJournal(), surroundings, new Deaf(), Patience.STANDARD).start());
    }

    private static final class Deaf implements EventSink {
        @Override
        public void recorded(Recorded recorded) {}

        @Override
        public void progressed(MigrationId migration, Progress seen) {}
    }

    private <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        time.runUntil(future::isDone, UNTIL_STALE);
        return future.join();
    }

    @Test
    void observingTheWholeFleet() {
        // When
        var timed =
                Figures.of("survey, 1,000 hosts with 20,000 guests", WARMING, MEASURED, () -> await(drover.fleet()));
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().hosts()).hasSize(LargeFleet.HOSTS);
    }

    @Test
    void observingItAndAnsweringWhyNotForADrain() {
        // When
        var timed = Figures.of("survey, what the drain needs of each host, and the matrix", WARMING, MEASURED, () -> {
            time.advance(UNTIL_STALE);
            return await(drover.checkDrain(LargeFleet.SOURCE, Policy.STANDARD));
        });
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().rows()).hasSize(LargeFleet.GUESTS_EACH);
    }
}
