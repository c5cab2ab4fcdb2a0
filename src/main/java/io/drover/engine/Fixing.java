package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Fix;

/**
 * What Drover mends by itself before guests move, and undoes afterwards. A fix is on the list, durably, before it is carried out, and
 * leaves it when it failed or was undone; so whatever Drover changed is known after a crash too.
 */
final class Fixing {
    private Fixing() {}

    /** Puts fixes on the list and has them carried out; one that is on it already is only carried out again. */
    static void order(Draft draft, Event.OrderFixes ordered) {
        for (Fix fix : ordered.fixes()) {
            if (!draft.state().isMending(fix)) {
                draft.record(new Fact.FixOrdered(fix));
            }
            draft.perform(new Effect.CarryOut(fix));
        }
    }

    /** Takes a fix that failed off the list: nothing was changed. */
    static void ended(Draft draft, Event.FixEnded ended) {
        if (draft.state().isMending(ended.fix())) {
            draft.record(ended.failure()
                    .<Fact>map(why -> new Fact.FixFailed(ended.fix(), why))
                    .orElseGet(() -> new Fact.FixDone(ended.fix())));
        }
    }

    /** Takes a fix that was undone off the list. */
    static void undone(Draft draft, Event.FixUndone undone) {
        if (draft.state().isMending(undone.fix())) {
            draft.record(new Fact.FixUndone(undone.fix(), undone.how()));
        }
    }

    /** Whether a request that was accepted is being carried out: undoing waits while a run is open. */
    static boolean isBegun(Event.Request request, State accepted) {
        return !(request instanceof Event.UndoFixes)
                || accepted.open().findAny().isEmpty();
    }

    /** Undoes what is on the list, as far as the guests are back where it was done; never while a run is open, which may need it. */
    static void undoWhatMay(Draft draft) {
        if (draft.state().open().findAny().isEmpty()) {
            draft.state().mended().forEach(mending -> draft.perform(new Effect.Undo(mending.fix())));
        }
    }
}
