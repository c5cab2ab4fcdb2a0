package io.drover.check;

import io.drover.model.Remedy;

/** The destination answered. */
final class HostReachable implements Check {
    @Override
    public About about() {
        return About.data(
                "host.reachable",
                "The destination answers",
                "Nothing can be checked on a host that does not answer, nor proved afterwards.");
    }

    @Override
    public Scope scope() {
        return Scope.PAIR;
    }

    @Override
    public Answer answer(Question question) {
        var fleet = question.fleet();
        if (question.destination().isPresent()) {
            return Answer.pass(question.to() + " answered");
        }
        var reason = fleet.unreachable().get(question.to());
        return reason == null
                ? Answer.block(
                        "the configuration has no host " + question.to(),
                        Remedy.advice("Add it to the configuration, or name one of "
                                + Words.list(fleet.hosts().keySet().stream()
                                        .map(Object::toString)
                                        .toList())
                                + "."))
                : Answer.block(
                        question.to() + " does not answer: " + reason,
                        Remedy.advice(
                                "See that the host is up, that its toolstack's service runs, and that this machine reaches it."));
    }
}
