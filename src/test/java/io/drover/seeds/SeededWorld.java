package io.drover.seeds;

import io.drover.driver.sim.SimulatedFleet;
import io.drover.driver.sim.SimulationSettings;
import io.drover.driver.sim.VirtualTime;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Everything that follows from one seed: hosts and guests, what is asked of Drover, how often it dies, and what befalls the hosts meanwhile.
 *
 * <ol>
 *   <li>For a quarter of an hour of virtual time, requests come and things go wrong; after every single event the judges look.
 *   <li>Then all is healed, and Drover has to bring every run to its end, or to an operator.
 *   <li>The operator asks to look again at what was left to him, and the end is judged.
 * </ol>
 *
 * One seed in eight is calm: nothing goes wrong, and so nothing may be left to an operator.
 */
public final class SeededWorld {
    private static final Duration STORY = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(3);
    private static final Duration CALM_AFTER = Duration.ofSeconds(90);
    private static final SimulationSettings SETTINGS = new SimulationSettings(
            SimulationSettings.STANDARD.defaultLinkBytesPerSecond(),
            Optional.empty(),
            SimulationSettings.STANDARD.overheads(),
            Duration.ofSeconds(5),
            SimulationSettings.STANDARD.callLatency());

    private final long seed;
    private final Launcher launcher;
    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final Chance chance;
    private final Case facts;
    private final SimulatedFleet fleet;
    private final UnsteadyJournal.Disk disk;
    private final Operator operator;
    private final Misfortune misfortune;
    private final EndJudge judge;
    private final Impatience impatience;
    private final Upheaval upheaval;
    private final boolean calm;
    private Optional<Life> life = Optional.empty();
    private Duration clockAhead = Duration.ZERO;
    private int runs;

    /** The world of a seed, with Drover as that launcher starts it. */
    public SeededWorld(long seed, Launcher launcher) {
        this.seed = seed;
        this.launcher = launcher;
        this.chance = new Chance(seed);
        this.calm = chance.oneIn(8);
        Fleet initial = new Topology(chance.split()).fleet();
        this.fleet = new SimulatedFleet(initial, SETTINGS, time, time);
        this.facts = new Case(time, fleet.truth(), initial);
        PhaseJudge phases = new PhaseJudge(facts);
        this.disk = new UnsteadyJournal.Disk(time, phases::recorded);
        List<HostName> hosts = Topology.hosts(initial);
        List<Guest> guests = Topology.guests(initial);
        this.operator = new Operator(facts, chance.split(), hosts, guests);
        this.misfortune = new Misfortune(facts, chance.split(), fleet, hosts, guests);
        this.judge = new EndJudge(facts);
        this.upheaval = new Upheaval(facts, new Chance(~seed), misfortune, () -> life.flatMap(Life::drover));
        this.impatience = new Impatience(facts, chance.split(), () -> life.flatMap(Life::drover), hosts, guests);
    }

    /** Runs to the end, or to the first thing that must never happen. */
    public Verdict run() {
        try {
            story();
            time.advance(Duration.ZERO);
            until(() -> false, STORY);
            healed();
            until(this::isOver, LONGEST);
            until(() -> false, CALM_AFTER);
            life.flatMap(Life::drover).ifPresent(operator::reconcile);
            until(() -> false, Duration.ofSeconds(1));
            until(this::isOver, LONGEST);
            if (facts.violation().isEmpty()) {
                judge.atTheEnd(calm);
            }
        } catch (RuntimeException e) {
            facts.violated("an exception: " + e + " at " + List.of(e.getStackTrace()));
        }
        return new Verdict(seed, facts.violation(), facts.trace, ended());
    }

    private Map<String, Integer> ended() {
        Map<String, Integer> ended = new TreeMap<>();
        facts.books.entries().forEach(entry -> ended.merge(entry.phase().name(), 1, Integer::sum));
        return ended;
    }

    private void story() {
        begin();
        impatience.plan(calm);
        upheaval.plan(calm);
        int requests = chance.between(1, 8);
        for (int request = 0; request < requests; request++) {
            time.after(chance.seconds(1, 600), () -> life.flatMap(Life::drover).ifPresent(operator::ask));
        }
        if (calm) {
            return;
        }
        int misfortunes = chance.below(9);
        for (int one = 0; one < misfortunes; one++) {
            time.after(chance.seconds(1, 700), misfortune::strike);
        }
        int troubles = chance.below(5);
        for (int one = 0; one < troubles; one++) {
            time.after(chance.seconds(1, 700), this::trouble);
        }
    }

    /** What befalls Drover itself. */
    private void trouble() {
        switch (chance.below(6)) {
            case 0, 1 -> kill();
            case 2 ->
                life.ifPresent(living -> living.endAfter(chance.between(1, 60), chance.oneIn(2), chance.oneIn(2)));
            case 3 -> fullDisk();
            case 4 -> slowDisk();
            default -> {
                clockAhead = clockAhead.plus(chance.seconds(-300, 300));
                facts.note("Drover's clock is ahead by " + clockAhead);
            }
        }
        time.after(chance.seconds(1, 90), this::beginAgain);
    }

    private void kill() {
        facts.note("Drover is killed");
        boolean lastWrite = chance.oneIn(2);
        boolean lastOrders = chance.oneIn(2);
        life.ifPresent(living -> living.end(lastWrite, lastOrders));
    }

    private void fullDisk() {
        facts.note("the journal's disk is full");
        disk.full(true);
        time.after(chance.seconds(5, 200), () -> {
            disk.full(false);
            beginAgain();
        });
    }

    private void slowDisk() {
        facts.note("the journal's disk is slow");
        disk.latency(chance.millis(200, 8000));
        time.after(chance.seconds(5, 200), () -> disk.latency(Duration.ofMillis(3)));
    }

    /** An operator or a supervisor starts Drover where it is not. */
    private void beginAgain() {
        if (life.filter(Life::isAlive).isEmpty()) {
            begin();
        }
    }

    private void begin() {
        facts.note("Drover begins");
        boolean steady = calm || chance.oneIn(3);
        if (!steady) {
            facts.initial().hosts().keySet().forEach(facts::troubled);
        }
        Life begun = new Life(facts, disk, fleet.drivers(), steady ? Optional.empty() : Optional.of(chance.split()));
        life = Optional.of(begun);
        begun.begin(launcher, new MachineClock(), () -> new RunId("run-" + ++runs));
    }

    /** The clock of the machine on which Drover runs: somebody sets it now and then. */
    private final class MachineClock implements Clock {
        @Override
        public Instant now() {
            return time.now().plus(clockAhead);
        }

        @Override
        public Duration elapsed() {
            return time.elapsed();
        }
    }

    private void healed() {
        if (!calm) {
            facts.note("all is healed");
            disk.full(false);
            disk.latency(Duration.ofMillis(3));
            misfortune.heal();
            life.ifPresent(living -> living.endAfter(Integer.MAX_VALUE, true, true));
            beginAgain();
        }
    }

    private boolean isOver() {
        return facts.books.runs().stream().noneMatch(facts.books::isOpen)
                && fleet.truth().underWay().isEmpty();
    }

    /** Lets time pass, and has the judges look between any two events. */
    private void until(BooleanSupplier condition, Duration limit) {
        if (facts.violation().isEmpty()) {
            var end = time.now().plus(limit);
            time.runUntil(
                    () -> {
                        judge.afterEveryEvent();
                        return facts.violation().isPresent() || condition.getAsBoolean();
                    },
                    limit);
            if (facts.violation().isEmpty() && !condition.getAsBoolean()) {
                time.advance(Duration.between(time.now(), end));
            }
        }
    }
}
