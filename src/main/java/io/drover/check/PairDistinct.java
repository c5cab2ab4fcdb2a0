package io.drover.check;

import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** The destination is not the source. */
final class PairDistinct implements Check {
    @Override
    public About about() {
        return About.data(
                        "pair.distinct",
                        "The destination is another host",
                        "A host that migrates a guest to itself wedges its record of that guest.")
                .answers(Verdict.PASS, Verdict.BLOCK)
                .remedy("Name another host.");
    }

    @Override
    public Scope scope() {
        return Scope.PAIR;
    }

    @Override
    public Answer answer(Question question) {
        var source = question.source().name();
        return source.equals(question.to())
                ? Answer.block("it already is on " + source, Remedy.advice("Name another host."))
                : Answer.pass(() -> "from " + source + " to " + question.to());
    }
}
