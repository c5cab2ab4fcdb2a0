package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Phase;
import java.util.List;
import java.util.function.UnaryOperator;

/** Decisions of the real rules, spoiled on purpose. */
final class Spoiled {
    private final Draft draft;

    private Spoiled(State before, Moment now) {
        this.draft = new Draft(before, now);
    }

    /** What is done to a decision once it is made. */
    interface Spoiler {
        void spoil(Draft draft, Event event, Decision decision);
    }

    /** The rules with another event than the one that happened. */
    static Decisions hearing(Decisions decisions, UnaryOperator<Event> other) {
        return (state, event, now) -> decisions.decide(state, other.apply(event), now);
    }

    /** The rules with their facts and effects handed to somebody who records and performs what he likes instead. */
    static Decisions by(Decisions decisions, Spoiler spoiler) {
        return (state, event, now) -> {
            Decision decision = decisions.decide(state, event, now);
            if (decision.refusal().isPresent()) {
                return decision;
            }
            Spoiled spoiled = new Spoiled(state, now);
            spoiler.spoil(spoiled.draft, event, decision);
            Closing.closeWhatRests(spoiled.draft);
            return spoiled.draft.decision();
        };
    }

    /** The decision as it was, except that runs are closed afterwards. */
    static void keep(Draft draft, Decision decision) {
        facts(draft, decision.facts());
        decision.effects().forEach(draft::perform);
    }

    static void facts(Draft draft, List<Fact> facts) {
        facts.stream().filter(fact -> !(fact instanceof Fact.RunClosed)).forEach(draft::record);
    }

    static boolean enters(Fact fact, Phase phase) {
        return fact instanceof Fact.PhaseEntered entered && entered.phase() == phase;
    }
}
