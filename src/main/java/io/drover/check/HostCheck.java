package io.drover.check;

import io.drover.model.Host;
import java.util.List;

/**
 * A check about a host by itself. It is asked when a host is examined alone, and of a move about both hosts. Its evidence and
 * remedy name the host.
 */
interface HostCheck extends Check {

    /** What it finds about one host. */
    Answer answer(Inspection inspection, Host host);

    /** Whether it can answer from what a Dom0 told while its toolstack does not answer. */
    default boolean standsOnDom0() {
        return !about().grounds().contains(Ground.TOOLSTACK);
    }

    @Override
    default Scope scope() {
        return Scope.PAIR;
    }

    @Override
    default Answer answer(Question question) {
        var destination = question.destination()
                .map(host -> question.inspection().about(this, host))
                .orElseGet(() -> Answer.unknown("not looked up: " + question.to() + " did not answer"));
        return Answer.all(List.of(question.inspection().about(this, question.source()), destination), "");
    }
}
