package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Fix;
import io.drover.model.HostName;
import io.drover.model.Mending;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
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
            return entered(state, entered, at);
        }
        if (fact instanceof Fact.DefinitionRead read) {
            return change(state, read.migration(), migration -> migration.withBefore(read.before()));
        }
        if (fact instanceof Fact.TransferMeasured measured) {
            return change(state, measured.migration(), migration -> migration.withMeasured(measured.measured()));
        }
        if (fact instanceof Fact.CancelRequested cancel) {
            return changeRun(state, cancel.run(), Run::cancelling);
        }
        if (fact instanceof Fact.WindowEnded ended) {
            return changeRun(state, ended.run(), Run::cancelling);
        }
        if (fact instanceof Fact.ReplanWanted wanted) {
            return changeRun(state, wanted.run(), run -> Anew.wanted(run, wanted));
        }
        if (fact instanceof Fact.RunReplanned again) {
            return changeRun(state, again.run(), run -> Anew.planned(run, again, at));
        }
        if (fact instanceof Fact.RunClosed closed) {
            Run.Closed end = new Run.Closed(closed.outcome(), at);
            return changeRun(state, closed.run(), run -> run.withClosed(Optional.of(end)));
        }
        if (fact instanceof Fact.RunsForgotten forgotten) {
            return without(state, forgotten.runs());
        }
        if (fact instanceof Fact.RequestAccepted accepted) {
            return state.withRequests(state.requests().with(accepted, at));
        }
        return Detour.of(fact)
                .map(detour -> change(state, detour.migration(), detour.change()))
                .orElseGet(() -> new State(
                        state.runs(), cordons(state.cordons(), fact), mended(state.mended(), fact), state.requests()));
    }

    private static State without(State state, List<RunId> forgotten) {
        SortedMap<RunId, Run> runs = new TreeMap<>(state.runs());
        runs.keySet().removeAll(forgotten);
        return new State(runs, state.cordons(), state.mended(), state.requests());
    }

    private static Run opened(Fact.RunOpened opened, Instant at) {
        List<Migration> migrations = new ArrayList<>();
        for (PlannedMove move : opened.plan().moves()) {
            MigrationId id = new MigrationId(opened.run(), migrations.size() + 1);
            migrations.add(Migration.queued(id, move, at));
        }
        return Run.opened(opened.run(), opened.plan(), opened.policy(), at, migrations);
    }

    /** A run whose migration works again has not ended, whatever was said before. */
    private static State entered(State state, Fact.PhaseEntered fact, Instant at) {
        State moved = change(
                state,
                fact.migration(),
                migration -> migration.entering(fact.phase(), at, fact.why(), fact.findings()));
        return fact.phase().isResting()
                ? moved
                : changeRun(moved, fact.migration().run(), run -> run.withClosed(Optional.empty()));
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

    private static List<Mending> mended(List<Mending> was, Fact fact) {
        if (fact instanceof Fact.FixOrdered ordered) {
            return with(was, ordered.fix(), Optional.of(false));
        }
        if (fact instanceof Fact.FixDone done) {
            return with(was, done.fix(), Optional.of(true));
        }
        if (fact instanceof Fact.FixFailed failed) {
            return with(was, failed.fix(), Optional.empty());
        }
        return fact instanceof Fact.FixUndone undone ? with(was, undone.fix(), Optional.empty()) : was;
    }

    /** The list with a fix done, not done, or not on it. */
    private static List<Mending> with(List<Mending> was, Fix fix, Optional<Boolean> done) {
        List<Mending> mended = new ArrayList<>(was);
        mended.removeIf(mending -> mending.fix().equals(fix));
        done.ifPresent(carriedOut -> mended.add(new Mending(fix, carriedOut)));
        return mended;
    }

    private static State change(State state, MigrationId id, UnaryOperator<Migration> change) {
        return changeRun(
                state,
                id.run(),
                run -> run.withMigrations(run.migrations().stream()
                        .map(migration -> migration.id().equals(id) ? change.apply(migration) : migration)
                        .toList()));
    }

    private static State changeRun(State state, RunId id, UnaryOperator<Run> change) {
        Run run = state.run(id)
                .orElseThrow(() -> new IllegalStateException("a fact speaks of run " + id + ", never opened"));
        return put(state, change.apply(run));
    }

    private static State put(State state, Run run) {
        SortedMap<RunId, Run> runs = new TreeMap<>(state.runs());
        runs.put(run.id(), run);
        return new State(runs, state.cordons(), state.mended(), state.requests());
    }
}
