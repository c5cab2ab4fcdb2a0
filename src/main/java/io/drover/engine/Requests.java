package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Phase;
import io.drover.model.RequestKey;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.Optional;

/** What is asked of the engine, and when it says no. */
final class Requests {

    private Requests() {}

    static void accept(Draft draft, Event.Request request) {
        if (request instanceof Event.StartRun start) {
            start(draft, start);
        } else if (request instanceof Event.CancelRun cancel) {
            cancel(draft, cancel.run());
        } else if (request instanceof Event.ReconcileRun reconcile) {
            reconcile(draft, reconcile.run());
        } else if (request instanceof Event.SettleMigration answer) {
            Answering.accept(draft, answer);
        } else if (request instanceof Event.AbortMigration abort) {
            Aborting.accept(draft, abort);
        } else if (request instanceof Event.Keyed keyed) {
            once(draft, keyed);
        } else if (request instanceof Event.CordonHost cordon) {
            cordon(draft, cordon);
        } else if (request instanceof Event.UncordonHost uncordon) {
            uncordon(draft, uncordon);
        } else if (request instanceof Event.OrderFixes ordered) {
            Fixing.order(draft, ordered);
        } else if (request instanceof Event.UndoFixes) {
            Fixing.undoWhatMay(draft);
        } else if (request instanceof Event.Forget forget) {
            Forgetting.decide(draft, forget.keeping());
        }
    }

    /** A request that was accepted before changes nothing when it is sent again. */
    private static void once(Draft draft, Event.Keyed keyed) {
        RequestKey key = keyed.key();
        if (draft.state().requests().find(key).isPresent()) {
            return;
        }
        accept(draft, keyed.request());
        Optional<RunId> run =
                keyed.request() instanceof Event.StartRun start ? Optional.of(start.run()) : Optional.empty();
        draft.record(new Fact.RequestAccepted(key.key(), key.fingerprint(), run));
    }

    private static void start(Draft draft, Event.StartRun start) {
        Crossing.refuse(draft.state(), start.plan());
        WindowEnd.refuseTooShort(start.plan(), start.policy(), draft.now());
        draft.record(new Fact.RunOpened(start.run(), start.plan(), start.policy()));
        WindowEnd.await(draft, known(draft, start.run()));
    }

    private static void cancel(Draft draft, RunId id) {
        Run run = known(draft, id);
        if (run.closed().isPresent()) {
            throw new RequestException(
                    RequestException.Kind.CONFLICT,
                    "run " + id + " has ended (" + run.closed().get().outcome() + "); there is nothing to cancel");
        }
        if (!run.cancelRequested()) {
            draft.record(new Fact.CancelRequested(id));
        }
    }

    private static void reconcile(Draft draft, RunId id) {
        known(draft, id).migrations().stream()
                .filter(migration -> migration.phase() == Phase.NEEDS_OPERATOR)
                .filter(migration ->
                        draft.state().inFlight(migration.move().guest()).isEmpty())
                .forEach(migration -> {
                    draft.enter(migration.id(), Phase.UNKNOWN, "an operator asks to look again");
                    draft.look(migration, draft.first(migration.id()));
                });
    }

    private static void cordon(Draft draft, Event.CordonHost cordon) {
        if (!cordon.reason().equals(draft.state().cordons().get(cordon.host()))) {
            draft.record(new Fact.HostCordoned(cordon.host(), cordon.reason()));
            Replanning.cordoned(draft, cordon.host(), cordon.reason());
        }
    }

    private static void uncordon(Draft draft, Event.UncordonHost uncordon) {
        if (draft.state().cordons().containsKey(uncordon.host())) {
            draft.record(new Fact.HostUncordoned(uncordon.host()));
        }
    }

    private static Run known(Draft draft, RunId id) {
        return draft.state()
                .run(id)
                .orElseThrow(() -> new RequestException(
                        RequestException.Kind.NOT_FOUND,
                        "there is no run '" + id + "'; the list of runs has all that the journal remembers"));
    }
}
