package io.drover.check;

import io.drover.model.Host;

/** A check that needs the destination's own answer; without it, it says so and leaves the verdict to host.reachable. */
interface DestinationCheck extends Check {

    /** What it finds, with a destination that answered. */
    Answer answer(Question question, Host destination);

    @Override
    default Answer answer(Question question) {
        return question.destination()
                .map(destination -> answer(question, destination))
                .orElseGet(() -> Answer.unknown("not looked up: " + question.to() + " did not answer"));
    }
}
