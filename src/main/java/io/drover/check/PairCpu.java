package io.drover.check;

import io.drover.model.Cpu;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import java.util.HashSet;
import java.util.Set;

/**
 * The destination's processors can do what the guest has seen. A host's features are told as a model and what it has beyond
 * it, so they compare only under the same model.
 */
final class PairCpu implements PairCheck {
    @Override
    public About about() {
        return About.data(
                "pair.cpu",
                "The destination's processors have the source's features",
                "A running guest keeps using the instructions it found at boot; where one is missing, it crashes.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var here = question.source().cpu();
        var there = destination.cpu();
        if (!here.architecture().equals(there.architecture())) {
            return Answer.block(
                    question.source().name() + " is " + here.architecture() + ", " + destination.name() + " is "
                            + there.architecture(),
                    Remedy.advice("Choose a destination of the same architecture."));
        }
        return compare(here, there, question.source().name() + " to " + destination.name());
    }

    private static Answer compare(Cpu here, Cpu there, String route) {
        for (Observed<?> needed : new Observed<?>[] {here.model(), there.model(), here.features(), there.features()}) {
            if (needed.asOptional().isEmpty()) {
                return Answer.unknown(route + ": processors cannot be compared: " + needed.basis());
            }
        }
        var missing = new HashSet<>(here.features().asOptional().orElse(Set.of()));
        missing.removeAll(there.features().asOptional().orElse(Set.of()));
        if (!here.model().asOptional().equals(there.model().asOptional())) {
            return Answer.unknown(route + ": processors differ in model, " + name(here) + " and " + name(there)
                    + "; compared are only the features beyond it, of which the destination "
                    + (missing.isEmpty() ? "lacks none" : "does not list " + Words.list(missing)) + " ("
                    + there.features().basis() + ")");
        }
        return missing.isEmpty()
                ? Answer.pass(route + ": both are " + name(here) + ", and no feature is missing ("
                        + there.features().basis() + ")")
                : Answer.block(
                        route + ": both are " + name(here) + ", but the destination lacks " + Words.list(missing) + " ("
                                + there.features().basis() + ")",
                        Remedy.advice(
                                "Boot Xen on the source with these features masked and restart the guest, or choose another"
                                        + " destination."));
    }

    private static String name(Cpu cpu) {
        return cpu.model().asOptional().orElse("unknown");
    }
}
