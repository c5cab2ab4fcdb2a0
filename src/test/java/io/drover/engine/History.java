package io.drover.engine;

import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Facts that can follow on each other, any, from a seed: runs that overlap, cordons, fixes, and some that were forgotten before. */
final class History {
    private final SplittableRandom random;
    private final List<Recorded> facts = new ArrayList<>();
    private State state = State.EMPTY;
    private int runs;

    History(long seed) {
        random = new SplittableRandom(seed);
    }

    List<Recorded> of(int length) {
        while (facts.size() < length) {
            step();
        }
        return List.copyOf(facts);
    }

    State state() {
        return state;
    }

    Instant now() {
        return Sample.NOW.plus(Duration.ofHours(facts.size()));
    }

    private void step() {
        switch (random.nextInt(10)) {
            case 0 -> open();
            case 1 -> cordon();
            case 2 -> fix();
            case 3 -> close();
            default -> move();
        }
    }

    private void record(Fact fact) {
        Recorded recorded = new Recorded(facts.size() + 1, now(), fact);
        facts.add(recorded);
        state = state.after(recorded);
    }

    private void open() {
        RunId id = new RunId("run-" + random.nextInt(1_000_000) + "-" + ++runs);
        List<PlannedMove> moves = new ArrayList<>();
        for (int guest = random.nextInt(4); guest >= 0; guest--) {
            var move = new Move(Sample.id(id + "g" + guest), "g" + guest, host(), host(), 1);
            var cost = new PlannedMove.Cost(Duration.ZERO, 1, Duration.ZERO);
            moves.add(new PlannedMove(move, Duration.ZERO, cost, Duration.ZERO, 1));
        }
        var purpose = Plan.Purpose.drain(List.of(host()));
        var bound = new Plan.LowerBound(Duration.ZERO, "none");
        record(new Fact.RunOpened(
                id, new Plan(purpose, now(), moves, List.of(), bound, Optional.empty()), Policy.STANDARD));
    }

    private void move() {
        var moving = state.runs().values().stream()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> !migration.phase().next().isEmpty())
                .toList();
        if (!moving.isEmpty()) {
            var migration = moving.get(random.nextInt(moving.size()));
            MigrationId id = migration.id();
            switch (random.nextInt(6)) {
                case 0 ->
                    record(new Fact.DefinitionRead(id, new Definition(true, random.nextBoolean()), Optional.empty()));
                case 1 ->
                    record(new Fact.TransferMeasured(
                            id, new Measured(Duration.ZERO, Observed.unknown("x"), Observed.unknown("x"))));
                default -> {
                    List<Phase> next =
                            migration.phase().next().stream().sorted().toList();
                    record(new Fact.PhaseEntered(id, next.get(random.nextInt(next.size())), "why", List.of()));
                }
            }
        }
    }

    private void close() {
        Draft draft = new Draft(state, new Moment(now(), Duration.ZERO));
        if (Closing.closeWhatRests(draft)) {
            draft.decision().facts().forEach(this::record);
        }
    }

    private void cordon() {
        record(
                random.nextBoolean()
                        ? new Fact.HostCordoned(host(), "why " + facts.size())
                        : new Fact.HostUncordoned(host()));
    }

    private void fix() {
        Fix fix = new Fix.EjectMedia(host(), Sample.id("g"), "g", new TreeMap<>());
        record(
                switch (random.nextInt(4)) {
                    case 0 -> new Fact.FixOrdered(fix);
                    case 1 -> new Fact.FixDone(fix);
                    case 2 -> new Fact.FixFailed(fix, "no");
                    default -> new Fact.FixUndone(fix, "so");
                });
    }

    private HostName host() {
        return new HostName("xen" + random.nextInt(4));
    }
}
