package io.drover.bench;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.engine.Drover;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.model.Fleet;
import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.EventSink;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Drover over simulated hosts in virtual time: what is timed is its own work and the simulator's, not the waiting. */
final class SimulatedDrover {
    private static final Duration UNTIL_STALE = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final Drover drover;

    SimulatedDrover(Fleet hosts) {
        var fleet = new SimulatedFleet(hosts, SimulationSettings.STANDARD, time, time);
        var surroundings = new Launch.Surroundings(
                time, time, () -> new RunId("bench"), task -> time.after(Duration.ZERO, task), Runnable::run);
        drover = await(
                new Launch(fleet.drivers(), new MemoryJournal(), surroundings, new Deaf(), Patience.STANDARD).start());
    }

    private static final class Deaf implements EventSink {
        @Override
        public void recorded(Recorded recorded) {}

        @Override
        public void progressed(MigrationId migration, Progress seen) {}
    }

    /** What it answers. */
    <T> T ask(Function<Drover, CompletionStage<T>> question) {
        return await(question.apply(drover));
    }

    /** What it answers once all that it saw is too old. */
    <T> T askAfresh(Function<Drover, CompletionStage<T>> question) {
        time.advance(UNTIL_STALE);
        return ask(question);
    }

    private <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        time.runUntil(future::isDone, UNTIL_STALE);
        return future.join();
    }
}
