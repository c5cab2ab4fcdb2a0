package io.drover.check;

import io.drover.model.Fix;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a check found, before it is decided whether that holds the migration back.
 *
 * @param verdict the answer
 * @param evidence what was seen, and where
 * @param remedy what to do about it
 */
public record Answer(Verdict verdict, String evidence, Optional<Remedy> remedy) {
    private static final List<Verdict> MILDEST_FIRST =
            List.of(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN, Verdict.BLOCK);

    /** Seen to be right. */
    public static Answer pass(String evidence) {
        return new Answer(Verdict.PASS, evidence, Optional.empty());
    }

    /** It will work, and wants attention. */
    public static Answer warn(String evidence, Remedy remedy) {
        return new Answer(Verdict.WARN, evidence, Optional.of(remedy));
    }

    /** The migration must not start. */
    public static Answer block(String evidence, Remedy remedy) {
        return new Answer(Verdict.BLOCK, evidence, Optional.of(remedy));
    }

    /** It could not be found out. */
    public static Answer unknown(String evidence) {
        return new Answer(Verdict.UNKNOWN, evidence, Optional.empty());
    }

    /** The same answer with something to do about it. */
    Answer withRemedy(Remedy other) {
        return new Answer(verdict, evidence, Optional.of(other));
    }

    /**
     * The answer about several things: the worst verdict, with the evidence of all that did not pass, or of all if they did.
     *
     * @param parts an answer for each thing
     * @param ifNone what to say when there is nothing to answer about, which passes
     */
    static Answer all(List<Answer> parts, String ifNone) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        if (parts.isEmpty()) {
            return pass(ifNone);
        }
        var worst = Verdict.PASS;
        for (var part : parts) {
            worst = isWorse(part.verdict(), worst) ? part.verdict() : worst;
        }
        List<Answer> telling = new ArrayList<>();
        Set<String> evidence = new LinkedHashSet<>();
        for (var part : parts) {
            if (worst == Verdict.PASS || part.verdict() != Verdict.PASS) {
                telling.add(part);
                evidence.add(part.evidence());
            }
        }
        return new Answer(worst, String.join("; ", evidence), remedyOf(telling));
    }

    private static boolean isWorse(Verdict one, Verdict other) {
        return MILDEST_FIRST.indexOf(one) > MILDEST_FIRST.indexOf(other);
    }

    /** What of the parts' remedies Drover can carry out at once; what does not go together is offered when the rest is asked for again. */
    private static Optional<Fix> fixOf(List<Answer> parts) {
        return parts.stream()
                .flatMap(part -> part.remedy().stream())
                .flatMap(remedy -> remedy.fix().stream())
                .reduce((one, other) -> one.and(other).orElse(one));
    }

    private static Optional<Remedy> remedyOf(List<Answer> parts) {
        Set<String> advice = new LinkedHashSet<>();
        Set<String> commands = new LinkedHashSet<>();
        for (var part : parts) {
            part.remedy().ifPresent(remedy -> {
                advice.add(remedy.advice());
                commands.addAll(remedy.commands());
            });
        }
        return advice.isEmpty()
                ? Optional.empty()
                : Optional.of(new Remedy(String.join(" ", advice), List.copyOf(commands), fixOf(parts)));
    }
}
