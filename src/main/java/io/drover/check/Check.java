package io.drover.check;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Optional;

/** One prerequisite of a move. A check is pure: it looks at what was observed, asks nobody, and never throws for a "no". */
public interface Check {

    /** Its entry in the registry. */
    About about();

    /** What it finds. */
    Answer answer(Question question);

    /** Its stable name. */
    default CheckId id() {
        return about().id();
    }

    /** What it asks, in a few words. */
    default String title() {
        return about().title();
    }

    /** What goes wrong without it. */
    default String protects() {
        return about().protects();
    }

    /** Whether a migration is held back while this check cannot answer. */
    default boolean holdsWhenUnknown() {
        return about().stake() == Stake.DATA;
    }

    /** The answer as a finding: a block holds, and so does not knowing where data is at stake and nobody accepted it. */
    default Finding examine(Question question) {
        var answer = answer(question);
        if (answer.verdict() != Verdict.UNKNOWN) {
            boolean holds = answer.verdict() == Verdict.BLOCK;
            return new Finding(id(), answer.verdict(), holds, answer.evidence(), answer.remedy());
        }
        if (holdsWhenUnknown() && question.accepted().contains(id())) {
            var evidence = answer.evidence() + " (accepted by the operator)";
            return new Finding(id(), Verdict.UNKNOWN, false, evidence, answer.remedy());
        }
        return new Finding(id(), Verdict.UNKNOWN, holdsWhenUnknown(), answer.evidence(), remedyOfUnknown(answer));
    }

    private Optional<Remedy> remedyOfUnknown(Answer answer) {
        if (!holdsWhenUnknown()) {
            return answer.remedy();
        }
        var accept = "Make it known, or accept the risk by the check's name, " + id() + ".";
        return Optional.of(answer.remedy()
                .map(remedy -> new Remedy(remedy.advice() + " " + accept, remedy.commands()))
                .orElse(Remedy.advice(accept)));
    }
}
