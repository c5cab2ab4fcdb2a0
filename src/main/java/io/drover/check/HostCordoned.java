package io.drover.check;

import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** The destination takes guests. */
final class HostCordoned implements Check {
    @Override
    public About about() {
        return About.data(
                        "host.cordoned",
                        "The destination is not cordoned",
                        "An operator keeps a cordoned host empty on purpose, mostly because it is about to go down.")
                .from(Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.BLOCK)
                .remedy("Uncordon it, or choose another.");
    }

    @Override
    public Scope scope() {
        return Scope.PAIR;
    }

    @Override
    public Answer answer(Question question) {
        return question.fleet().cordoned().contains(question.to())
                ? Answer.block(
                        question.to() + " is cordoned",
                        Remedy.commands(
                                "Allow guests on it again, or choose another.", "drover uncordon " + question.to()))
                : Answer.pass(() -> question.to() + " is not cordoned");
    }
}
