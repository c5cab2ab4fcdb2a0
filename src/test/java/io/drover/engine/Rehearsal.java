package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Rules;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.EventSink;
import io.drover.port.HostDriver;
import io.drover.port.Journal;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;

/**
 * The production engine over simulated hosts in virtual time. Drover can die between any two writes of its journal and be
 * started again; the hosts live on.
 */
final class Rehearsal {
    private static final Duration LONG = Duration.ofHours(3);
    private static final Duration STEP = Duration.ofMillis(50);

    final VirtualTime time = new VirtualTime(Sample.NOW);
    final SimulatedFleet fleet;
    final Told told = new Told();
    private final MemoryJournal journal = new MemoryJournal();
    private final Rules rules;
    private Patience patience = Patience.STANDARD;
    private int runs;

    Rehearsal(Fleet initial) {
        this(initial, SimulationSettings.STANDARD);
    }

    /** Hosts that behave in some other way. */
    Rehearsal(Fleet initial, SimulationSettings settings) {
        this.rules = initial.rules();
        this.fleet = new SimulatedFleet(initial, settings, time, time);
    }

    /** What the engine told. */
    static final class Told implements EventSink {
        final List<Recorded> facts = new ArrayList<>();
        final List<Progress> progress = new ArrayList<>();
        final List<Outage> outages = new ArrayList<>();

        @Override
        public void outage(Optional<Outage> outage) {
            outage.ifPresent(outages::add);
        }

        @Override
        public void recorded(Recorded recorded) {
            facts.add(recorded);
        }

        @Override
        public void progressed(MigrationId migration, Progress seen) {
            progress.add(seen);
        }
    }

    /** One life of Drover's process. */
    final class Life implements Journal {
        private final int lastWrite;
        private final boolean written;
        private boolean alive = true;
        private Map<HostName, HostDriver> drivers = Map.of();
        private int writes;

        /** A life that ends at that write of its journal, with or without the write having reached the disk. */
        Life(int lastWrite, boolean written) {
            this.lastWrite = lastWrite;
            this.written = written;
        }

        /** Ends it now; the hosts notice that their client is gone. */
        void end() {
            alive = false;
            drivers.values().forEach(HostDriver::close);
        }

        boolean isAlive() {
            return alive;
        }

        Drover start() {
            return startOn(this);
        }

        private Drover startOn(Journal written) {
            Launch.Surroundings surroundings = new Launch.Surroundings(
                    time,
                    (delay, work) -> time.after(delay, () -> whileAlive(work)),
                    () -> new RunId("run-" + ++runs),
                    task -> time.after(Duration.ZERO, () -> whileAlive(task)),
                    Runnable::run);
            drivers = fleet.drivers();
            return await(new Launch(drivers, written, surroundings, told, patience, rules).start());
        }

        private void whileAlive(Runnable work) {
            if (alive) {
                work.run();
            }
        }

        @Override
        public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
            writes++;
            if (writes < lastWrite) {
                return journal.append(at, facts);
            }
            alive = false;
            if (written) {
                await(journal.append(at, facts));
            }
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
            return journal.read(afterSequence, limit);
        }

        @Override
        public void close() {}
    }

    /** The same hosts, under a Drover that begins nothing again. */
    Rehearsal withoutRetries() {
        patience = patience.with(new Retries(0, Duration.ZERO), patience.standstill());
        return this;
    }

    /** The same hosts, under a watchdog that calls off what stands still. */
    Rehearsal callingOffWhatStandsStill() {
        Standstill alarm = new Standstill(
                patience.standstill().after(), patience.standstill().perGib(), true);
        patience = patience.with(patience.retries(), alarm);
        return this;
    }

    /** A life without an end. */
    Drover start() {
        return new Life(Integer.MAX_VALUE, true).start();
    }

    /** A life without an end, on another journal. */
    Drover startOn(Journal other) {
        return new Life(Integer.MAX_VALUE, true).startOn(other);
    }

    /** Lets time pass until the stage completes. */
    <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        runUntil(future::isDone);
        assertThat(future).as("an answer by " + time.now()).isDone();
        return future.join();
    }

    /** Lets time pass in small steps until that is so, or too much has passed. */
    void runUntil(BooleanSupplier so) {
        Instant end = time.now().plus(LONG);
        while (!so.getAsBoolean() && time.now().isBefore(end)) {
            time.advance(STEP);
        }
    }

    /** Lets time pass until nothing is left to do. */
    void runOut() {
        time.advance(LONG);
    }

    /** The journal's facts of one kind, in order. */
    <F extends Fact> List<F> facts(Class<F> kind) {
        return await(journal.read(0, Integer.MAX_VALUE)).stream()
                .map(Recorded::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
