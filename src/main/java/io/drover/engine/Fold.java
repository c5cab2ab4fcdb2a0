package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How each fact changes the state. The only place that does. */
final class Fold {

    private Fold() {}

    static State fold(State state, Fact fact, Instant at) {
        if (fact instanceof Fact.RunOpened opened) {
            return put(state, opened(opened, at));
        }
        if (fact instanceof Fact.PhaseEntered entered) {
            State moved = change(state, entered.migration(), migration -> entered(migration, entered, at));
            return entered.phase().isResting()
                    ? moved
                    : changeRun(moved, entered.migration().run(), Fold::reopened);
        }
        if (fact instanceof Fact.DefinitionRead read) {
            return change(state, read.migration(), migration -> read(migration, read));
        }
        if (fact instanceof Fact.TransferMeasured measured) {
            return change(state, measured.migration(), migration -> measured(migration, measured));
        }
        if (fact instanceof Fact.CancelRequested cancel) {
            return changeRun(state, cancel.run(), Fold::cancelled);
        }
        if (fact instanceof Fact.RunClosed closed) {
            return changeRun(state, closed.run(), run -> closed(run, new Run.Closed(closed.outcome(), at)));
        }
        return new State(state.runs(), cordons(state.cordons(), fact));
    }

    private static Run opened(Fact.RunOpened opened, Instant at) {
        Plan plan = opened.plan();
        List<Migration> migrations = new ArrayList<>();
        for (PlannedMove move : plan.moves()) {
            MigrationId id = new MigrationId(opened.run(), migrations.size() + 1);
            migrations.add(new Migration(
                    id,
                    move,
                    Phase.QUEUED,
                    at,
                    Optional.empty(),
                    "waits for its turn",
                    List.of(),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new Run(opened.run(), plan, opened.policy(), at, migrations, false, Optional.empty());
    }

    private static Migration entered(Migration was, Fact.PhaseEntered fact, Instant at) {
        if (!was.phase().next().contains(fact.phase())) {
            throw new IllegalStateException(was.id() + " cannot go from " + was.phase() + " to " + fact.phase());
        }
        Optional<Instant> startedAt = fact.phase() == Phase.COPYING ? Optional.of(at) : was.startedAt();
        return new Migration(
                was.id(),
                was.planned(),
                fact.phase(),
                at,
                startedAt,
                fact.why(),
                fact.findings().isEmpty() ? was.findings() : fact.findings(),
                was.before(),
                was.measured());
    }

    private static Migration read(Migration was, Fact.DefinitionRead fact) {
        return new Migration(
                was.id(),
                was.planned(),
                was.phase(),
                was.since(),
                was.startedAt(),
                was.why(),
                was.findings(),
                Optional.of(fact.before()),
                was.measured());
    }

    private static Migration measured(Migration was, Fact.TransferMeasured fact) {
        return new Migration(
                was.id(),
                was.planned(),
                was.phase(),
                was.since(),
                was.startedAt(),
                was.why(),
                was.findings(),
                was.before(),
                Optional.of(fact.measured()));
    }

    private static Run cancelled(Run run) {
        return new Run(run.id(), run.plan(), run.policy(), run.openedAt(), run.migrations(), true, run.closed());
    }

    /** A run whose migration works again has not ended, whatever was said before. */
    private static Run reopened(Run run) {
        return run.closed().isEmpty()
                ? run
                : new Run(
                        run.id(),
                        run.plan(),
                        run.policy(),
                        run.openedAt(),
                        run.migrations(),
                        run.cancelRequested(),
                        Optional.empty());
    }

    private static Run closed(Run run, Run.Closed closed) {
        return new Run(
                run.id(),
                run.plan(),
                run.policy(),
                run.openedAt(),
                run.migrations(),
                run.cancelRequested(),
                Optional.of(closed));
    }

    private static SortedMap<HostName, String> cordons(SortedMap<HostName, String> was, Fact fact) {
        SortedMap<HostName, String> cordons = new TreeMap<>(was);
        if (fact instanceof Fact.HostCordoned cordoned) {
            cordons.put(cordoned.host(), cordoned.reason());
        } else if (fact instanceof Fact.HostUncordoned uncordoned) {
            cordons.remove(uncordoned.host());
        }
        return cordons;
    }

    private static State change(State state, MigrationId id, UnaryOperator<Migration> change) {
        return changeRun(
                state,
                id.run(),
                run -> new Run(
                        run.id(),
                        run.plan(),
                        run.policy(),
                        run.openedAt(),
                        run.migrations().stream()
                                .map(migration -> migration.id().equals(id) ? change.apply(migration) : migration)
                                .toList(),
                        run.cancelRequested(),
                        run.closed()));
    }

    private static State changeRun(State state, RunId id, UnaryOperator<Run> change) {
        Run run = state.run(id)
                .orElseThrow(() -> new IllegalStateException("a fact speaks of run " + id + ", never opened"));
        return put(state, change.apply(run));
    }

    private static State put(State state, Run run) {
        SortedMap<RunId, Run> runs = new TreeMap<>(state.runs());
        runs.put(run.id(), run);
        return new State(runs, state.cordons());
    }
}
