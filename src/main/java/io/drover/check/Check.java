package io.drover.check;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Optional;
import java.util.Set;

/** One prerequisite of a move. A check is pure: it looks at what was observed, asks nobody, and never throws for a "no". */
interface Check {

    /** Its entry in the registry. */
    About about();

    /** What it finds. */
    Answer answer(Question question);

    /** What its answer depends on. */
    default Scope scope() {
        return Scope.MOVE;
    }

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

    /** Whether an answer holds: a block does, and so does not knowing where data is at stake and nobody accepted it. */
    default boolean holds(Question question, Answer answer) {
        return holds(question.accepted(), answer);
    }

    /** The answer as a finding. */
    default Finding finding(Question question, Answer answer) {
        return finding(question.accepted(), answer);
    }

    /** The answer as a finding, where the operator accepts that these checks do not know. */
    default Finding finding(Set<CheckId> accepted, Answer answer) {
        boolean holds = holds(accepted, answer);
        if (answer.verdict() != Verdict.UNKNOWN) {
            return new Finding(id(), answer.verdict(), holds, answer.evidence(), answer.remedy());
        }
        var evidence = answer.evidence() + (holdsWhenUnknown() && !holds ? " (accepted by the operator)" : "");
        var remedy = holds ? remedyOfUnknown(answer) : answer.remedy();
        return new Finding(id(), Verdict.UNKNOWN, holds, evidence, remedy);
    }

    private boolean holds(Set<CheckId> accepted, Answer answer) {
        return switch (answer.verdict()) {
            case PASS, WARN -> false;
            case BLOCK -> true;
            case UNKNOWN -> holdsWhenUnknown() && !accepted.contains(id());
        };
    }

    private Optional<Remedy> remedyOfUnknown(Answer answer) {
        var accept = "Make it known, or accept the risk by the check's name, " + id() + ".";
        return Optional.of(answer.remedy()
                .map(remedy -> new Remedy(remedy.advice() + " " + accept, remedy.commands(), remedy.fix()))
                .orElse(Remedy.advice(accept)));
    }
}
