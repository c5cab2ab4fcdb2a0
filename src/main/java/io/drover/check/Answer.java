package io.drover.check;

import io.drover.model.Fix;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a check found, before it is decided whether that holds the migration back. Most answers are that nothing is wrong, of which nobody
 * asks more: evidence and remedy may be put into words when they are asked for.
 *
 * @param verdict the answer
 * @param saying what was seen, and where
 * @param mending what to do about it
 */
public record Answer(Verdict verdict, Supplier<String> saying, Supplier<Optional<Remedy>> mending) {
    private static final List<Verdict> MILDEST_FIRST =
            List.of(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN, Verdict.BLOCK);

    /** Seen to be right. */
    public static Answer pass(String evidence) {
        return pass(() -> evidence);
    }

    /** Seen to be right; how is said when it is asked. */
    static Answer pass(Supplier<String> evidence) {
        return new Answer(Verdict.PASS, evidence, Optional::empty);
    }

    /** It will work, and wants attention. */
    public static Answer warn(String evidence, Remedy remedy) {
        return warn(() -> evidence, () -> remedy);
    }

    /** It will work, and wants attention; why is said when it is asked. */
    static Answer warn(Supplier<String> evidence, Supplier<Remedy> remedy) {
        return new Answer(Verdict.WARN, evidence, () -> Optional.of(remedy.get()));
    }

    /** The migration must not start. */
    public static Answer block(String evidence, Remedy remedy) {
        return new Answer(Verdict.BLOCK, () -> evidence, () -> Optional.of(remedy));
    }

    /** It could not be found out. */
    public static Answer unknown(String evidence) {
        return new Answer(Verdict.UNKNOWN, () -> evidence, Optional::empty);
    }

    /** What was seen, and where. */
    public String evidence() {
        return saying.get();
    }

    /** What to do about it. */
    public Optional<Remedy> remedy() {
        return mending.get();
    }

    /** The same answer with something to do about it. */
    Answer withRemedy(Remedy other) {
        return new Answer(verdict, saying, () -> Optional.of(other));
    }

    /** The same, said of another verdict. */
    Answer as(Verdict other) {
        return new Answer(other, saying, mending);
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
        boolean passes = worst == Verdict.PASS;
        return new Answer(worst, () -> evidenceOf(telling(parts, passes)), () -> remedyOf(telling(parts, passes)));
    }

    private static List<Answer> telling(List<Answer> parts, boolean passes) {
        return parts.stream()
                .filter(part -> passes || part.verdict() != Verdict.PASS)
                .toList();
    }

    private static String evidenceOf(List<Answer> parts) {
        return parts.stream().map(Answer::evidence).distinct().collect(Collectors.joining("; "));
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
