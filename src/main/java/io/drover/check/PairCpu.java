package io.drover.check;

import io.drover.model.Cpu;
import io.drover.model.CpuPolicy;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The destination's processors can do what guests of the source have seen. Where both Dom0s tell Xen's own policies, every feature that a
 * guest gets by default at the source has to be among those that it may have at most at the destination, bit by bit. Both are what Xen
 * tells now, so a reboot, a new microcode or another Xen changes them, and every look compares them anew. A guest that came from a third
 * host, or was given more than the default, may have seen more; Xen itself compares that as it takes the guest in, since 4.14.
 *
 * <p>Without the Dom0s libvirt's word counts: a host's features are a model and what it has beyond it, so they compare only under the
 * same model.
 */
final class PairCpu implements PairCheck {
    @Override
    public About about() {
        return About.data(
                        "pair.cpu",
                        "The destination's processors have the source's features",
                        "A running guest keeps using the instructions it found at boot; where one is missing, it crashes.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy(
                        "Mask the missing features on the source's Xen and restart the guest there, or choose another destination.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        var here = source.cpu();
        var there = destination.cpu();
        if (!here.architecture().equals(there.architecture())) {
            return Answer.block(
                    source.name() + " is " + here.architecture() + ", " + destination.name() + " is "
                            + there.architecture(),
                    Remedy.advice("Choose a destination of the same architecture."));
        }
        var own = Told.by(source, Dom0::cpuPolicy).asOptional();
        var other = Told.by(destination, Dom0::cpuPolicy).asOptional();
        return own.isPresent() && other.isPresent()
                ? policies(question, destination, own.get(), other.get())
                : compare(here, there, source, destination);
    }

    private static Answer policies(Question question, Host destination, CpuPolicy here, CpuPolicy there) {
        var source = question.source();
        var how = Told.how(destination, Dom0::cpuPolicy);
        if (!here.vendor().equals(there.vendor())) {
            return Answer.block(
                    source.name() + " has " + here.vendor() + ", " + destination.name() + " has " + there.vendor()
                            + how,
                    Remedy.advice("Choose a destination with processors of " + here.vendor() + "."));
        }
        var wanted = question.inspection().features(here.defaults());
        if (wanted.isEmpty()) {
            return Answer.unknown(source.name() + " tells no features that guests get" + how);
        }
        var most = question.inspection().features(there.most());
        var missing = CpuFeatures.missing(wanted, most);
        Supplier<String> compared = () -> "of what HVM and PVH guests get by default on " + source.name()
                + ", compared bit by bit in " + Words.list(wanted.keySet()) + ", " + destination.name();
        return missing.isEmpty()
                ? Answer.pass(() -> compared.get() + " lacks nothing; both are " + here.vendor() + how)
                : Answer.block(
                        compared.get() + " lacks " + String.join(", ", missing) + how,
                        CpuFeatures.hiding(wanted, most)
                                .map(option -> XenOption.add(option).on(source, advice(source)))
                                .orElseGet(() -> Remedy.advice(advice(source))));
    }

    private static String advice(Host source) {
        return "Hide these features from guests of " + source.name()
                + " by Xen's option cpuid=, reboot it and start the guest anew, or choose another destination.";
    }

    private static Answer compare(Cpu here, Cpu there, Host source, Host destination) {
        var route = source.name() + " to " + destination.name();
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
                        Remedy.advice(advice(source)));
    }

    private static String name(Cpu cpu) {
        return cpu.model().asOptional().orElse("unknown");
    }
}
