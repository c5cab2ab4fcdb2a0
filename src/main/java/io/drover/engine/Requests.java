package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.GuestId;
import io.drover.model.Migration;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.HashSet;
import java.util.Set;

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

    private static void start(Draft draft, Event.StartRun start) {
        refuseGuestsOfOtherRuns(draft.state(), start.plan());
        refuseSecondDrain(draft.state(), start.plan());
        draft.record(new Fact.RunOpened(start.run(), start.plan(), start.policy()));
    }

    private static void refuseGuestsOfOtherRuns(State state, Plan plan) {
        Set<GuestId> wanted = new HashSet<>();
        plan.moves().forEach(planned -> wanted.add(planned.move().guest()));
        state.open()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> !migration.phase().isResting())
                .filter(migration -> wanted.contains(migration.move().guest()))
                .findFirst()
                .ifPresent(Requests::refuseBusyGuest);
    }

    private static void refuseBusyGuest(Migration migration) {
        Move move = migration.move();
        throw new RequestException(
                RequestException.Kind.CONFLICT,
                "guest '" + move.name() + "' is already moving from " + move.from() + " to " + move.to() + " in run "
                        + migration.id().run() + " (" + migration.phase()
                        + "); wait for it, or cancel that run");
    }

    private static void refuseSecondDrain(State state, Plan plan) {
        if (plan.purpose().kind() != Plan.Purpose.Kind.DRAIN) {
            return;
        }
        state.open()
                .filter(run -> run.plan().purpose().kind() == Plan.Purpose.Kind.DRAIN)
                .filter(run -> run.plan().purpose().host().equals(plan.purpose().host()))
                .findFirst()
                .ifPresent(run -> {
                    throw new RequestException(
                            RequestException.Kind.CONFLICT,
                            "host '" + plan.purpose().host() + "' is already being drained by run " + run.id()
                                    + "; watch that run, or cancel it");
                });
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
        Attempt first = Attempt.first(draft.now());
        known(draft, id).migrations().stream()
                .filter(migration -> migration.phase() == Phase.NEEDS_OPERATOR)
                .filter(migration ->
                        draft.state().inFlight(migration.move().guest()).isEmpty())
                .forEach(migration -> {
                    draft.enter(migration.id(), Phase.UNKNOWN, "an operator asks to look again");
                    draft.look(migration, first);
                });
    }

    private static void cordon(Draft draft, Event.CordonHost cordon) {
        if (!cordon.reason().equals(draft.state().cordons().get(cordon.host()))) {
            draft.record(new Fact.HostCordoned(cordon.host(), cordon.reason()));
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
