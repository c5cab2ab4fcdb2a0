package io.drover.engine;

import io.drover.model.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What an event leads to.
 *
 * @param state the state with the facts folded in
 * @param facts what became true, to be made durable before anything is done
 * @param effects what to do then
 * @param refusal why a request was not accepted, if it was not; then there are no facts and no effects
 */
record Decision(State state, List<Fact> facts, List<Effect> effects, Optional<RequestException> refusal) {
    Decision {
        facts = List.copyOf(facts);
        effects = List.copyOf(effects);
    }

    static Decision refused(State state, RequestException refusal) {
        return new Decision(state, List.of(), List.of(), Optional.of(refusal));
    }
}
