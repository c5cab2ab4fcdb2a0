package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import io.drover.model.Version;
import java.util.function.Supplier;

/**
 * Guests move to the same or a newer Xen, one release at a time. {@code xl info} in the Dom0 tells the patch level, which libvirt does not;
 * within one release guests move either way.
 */
final class PairXenVersion implements PairCheck {
    private static final PerSystem UPGRADE =
            PerSystem.of("apt-get install --only-upgrade xen-system-amd64", "pkg upgrade xen-kernel xen-tools");

    @Override
    public About about() {
        return About.data(
                        "pair.xen-version",
                        "The destination's Xen is not older",
                        "Xen supports live migration to the same or the next release; an older one may not understand the guest's state.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Choose a destination with the same or the next release of Xen, or upgrade it first.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var here = version(question.source());
        var there = version(destination);
        if (here.asOptional().isEmpty() || there.asOptional().isEmpty()) {
            var unknown = here.asOptional().isEmpty() ? here : there;
            var name = here.asOptional().isEmpty() ? question.source().name() : destination.name();
            return Answer.unknown("the version of Xen on " + name + " is not known (" + unknown.basis() + ")");
        }
        return compare(
                question.source(),
                destination,
                here.asOptional().get(),
                there.asOptional().get(),
                there.basis());
    }

    private static Observed<Version> version(Host host) {
        return host.dom0()
                .asOptional()
                .map(dom0 -> dom0.hypervisor().map(Hypervisor::version))
                .filter(told -> told.asOptional().isPresent())
                .orElse(host.platform().xen());
    }

    private static Answer compare(Host source, Host destination, Version here, Version there, String basis) {
        Supplier<String> evidence = () -> "Xen " + here + " on " + source.name() + ", " + there + " on "
                + destination.name() + " (" + basis + ")";
        if (there.major() != here.major()) {
            return there.major() < here.major() ? older(destination, evidence.get()) : far(source, evidence.get());
        }
        int ahead = there.minor() - here.minor();
        if (ahead < 0) {
            return older(destination, evidence.get());
        }
        return ahead <= 1 ? Answer.pass(evidence) : far(source, evidence.get());
    }

    private static Answer older(Host destination, String evidence) {
        return Answer.block(
                evidence,
                UPGRADE.on(
                        destination,
                        "Choose a destination with the same or the next release of Xen; or empty " + destination.name()
                                + ", upgrade it and reboot it (on Linux the package's name is Debian's; another release of Xen comes with"
                                + " another release of the system)."));
    }

    private static Answer far(Host source, String evidence) {
        return Answer.warn(
                evidence + ": more than one release apart",
                UPGRADE.on(
                        source,
                        "Try it with a guest that may be lost; or bring " + source.name()
                                + " nearer first, one release at a time (on Linux the package's name is Debian's), with a reboot after"
                                + " each."));
    }
}
