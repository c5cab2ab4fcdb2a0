package io.drover.bench;

import io.drover.check.Footprint;
import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.engine.Drover;
import io.drover.engine.Launch;
import io.drover.engine.Patience;
import io.drover.model.Drain;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.model.WhatIf;
import io.drover.plan.LinkRate;
import io.drover.port.EventSink;
import io.drover.precopy.PreCopy;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * One drain within a window, carried out by all of Drover over simulated hosts in virtual time, where guests write up to three tenths more or less
 * than Drover believes, and one in fifty migrations breaks at some moment of its copy.
 */
final class Deadline {
    private static final int BREAKS_ONE_IN = 50;

    /** How far a dirty rate may be off, either way. */
    private static final double ERROR = 0.3;

    private static final RunId RUN = new RunId("window");
    private static final Duration LONGEST_PLANNING = Duration.ofMinutes(5);

    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final SplittableRandom random;
    private final SimulatedFleet hosts;
    private List<PlannedMove> moves = List.of();
    private final Drover drover;
    private final Fleet believed;
    private Instant ends = Instant.MAX;
    private int broken;
    private boolean hopeless;

    Deadline(Fleet believed, long seed) {
        this.believed = believed;
        random = new SplittableRandom(seed);
        hosts = new SimulatedFleet(believed, SimulationSettings.STANDARD, time, time);
        believed.hosts().values().forEach(host -> host.guests().forEach(this::writeOtherwise));
        var surroundings =
                new Launch.Surroundings(time, time, () -> RUN, task -> time.after(Duration.ZERO, task), Runnable::run);
        drover = await(new Launch(
                        hosts.drivers(),
                        new MemoryJournal(),
                        surroundings,
                        new Breaking(),
                        Patience.STANDARD,
                        believed.rules())
                .start());
    }

    private void writeOtherwise(Guest guest) {
        double factor = 1 - ERROR + random.nextDouble() * 2 * ERROR;
        guest.load()
                .asOptional()
                .ifPresent(load -> hosts.faults()
                        .writes(
                                guest.id(),
                                new Load(Math.round(load.dirtyBytesPerSecond() * factor), load.workingSetBytes())));
    }

    /** Whether a guest whose copy breaks now could be elsewhere by the window's end, on a host with room for it and with all of the links to itself. */
    private boolean canStillMove(PlannedMove broken) {
        var source = believed.host(broken.move().from()).orElseThrow();
        var guest = source.guest(broken.move().guest()).orElseThrow();
        long memory = guest.memoryBytes();
        return believed.hosts().values().stream()
                .filter(host ->
                        !host.name().equals(source.name()) && roomAfterwards(host, broken) >= Footprint.bytes(guest))
                .map(host -> PreCopy.predict(memory, guest.load(), LinkRate.between(source, host), Overheads.STANDARD))
                .anyMatch(expected -> !time.now().plus(expected.duration()).isAfter(ends));
    }

    /** Whether its host's link has time until the window's end for the guest once more, and for all whose copies have not begun. */
    private boolean canStillBeSent(PlannedMove broken) {
        double capacity = LinkRate.of(believed.host(broken.move().from()).orElseThrow());
        double nanos = Stream.concat(
                        Stream.of(broken),
                        drover.run(RUN).orElseThrow().migrations().stream()
                                .filter(migration -> migration.phase() == Phase.QUEUED)
                                .map(Migration::planned))
                .mapToDouble(planned ->
                        planned.arrival().minus(planned.start()).toNanos() * (planned.bytesPerSecond() / capacity))
                .sum();
        return !time.now().plusNanos(Math.round(nanos)).plus(broken.release()).isAfter(ends);
    }

    /** The memory that a host has left once everybody else has come who is to. */
    private long roomAfterwards(Host host, PlannedMove but) {
        return host.memory().freeBytes()
                - moves.stream()
                        .map(PlannedMove::move)
                        .filter(move -> move.to().equals(host.name()) && !move.equals(but.move()))
                        .mapToLong(move -> Footprint.bytes(move, believed))
                        .sum();
    }

    /** Has a copy break now and then once it has begun. */
    private final class Breaking implements EventSink {
        @Override
        public void recorded(Recorded recorded) {
            if (recorded.fact() instanceof Fact.PhaseEntered entered
                    && entered.phase() == Phase.COPYING
                    && random.nextInt(BREAKS_ONE_IN) == 0) {
                var planned = moves.get(entered.migration().number() - 1);
                long within = Math.max(1, planned.expected().duration().toMillis());
                long after = random.nextLong(within);
                time.after(Duration.ofMillis(after), () -> {
                    hopeless |= !canStillMove(planned) || !canStillBeSent(planned);
                    hosts.faults().breakMigration(planned.move().guest());
                });
                broken++;
            }
        }

        @Override
        public void progressed(MigrationId migration, Progress seen) {}
    }

    /**
     * How a drain within a window came out.
     *
     * @param possible whether there is a plan for everybody
     * @param emptied whether every guest was elsewhere, proved, before the window's end
     * @param used the part of the window that the run took until nothing was under way any more
     * @param broken how many migrations broke
     * @param hopeless whether one of them broke so late that no link to a host with room could have taken its guest in time, or that of its own host not all who were left
     */
    record Outcome(boolean possible, boolean emptied, double used, int broken, boolean hopeless) {}

    /** Drains a host within a window that is longer than the plan by that share. */
    Outcome drain(HostName host, double slack) {
        Plan plan = await(drover.planDrain(new Drain(List.of(host), Set.of(), true), Policy.STANDARD, WhatIf.NOTHING));
        moves = plan.moves();
        var window = Duration.ofNanos(Math.round(plan.makespan().toNanos() * (1 + slack)));
        Instant begins = time.now();
        ends = begins.plus(window);
        var policy = new Policy(
                Policy.Limits.STANDARD,
                Policy.OnFailure.CONTINUE,
                Set.of(),
                Optional.of(new Policy.Window(ends, false)));
        Run run = await(drover.start(plan, policy));
        time.runUntil(() -> now(run).closed().isPresent(), window.multipliedBy(2));
        var took = Duration.between(begins, time.now());
        boolean all = now(run).migrations().stream().map(Migration::phase).allMatch(Phase.DONE::equals);
        return new Outcome(
                plan.stranded().isEmpty(),
                all && took.compareTo(window) <= 0,
                (double) took.toNanos() / window.toNanos(),
                broken,
                hopeless);
    }

    private Run now(Run run) {
        return drover.run(run.id()).orElseThrow();
    }

    private <T> T await(CompletionStage<T> stage) {
        var future = stage.toCompletableFuture();
        time.runUntil(future::isDone, LONGEST_PLANNING);
        return future.join();
    }
}
