package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Hypervisor;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.Version;

/**
 * Guests move to the same or a newer Xen, one release at a time. {@code xl info} in the Dom0 tells the patch level, which libvirt does not;
 * within one release guests move either way.
 */
final class PairXenVersion implements PairCheck {
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
        return compare(question, here.asOptional().get(), there.asOptional().get(), there.basis());
    }

    private static Observed<Version> version(Host host) {
        return host.dom0()
                .asOptional()
                .map(dom0 -> dom0.hypervisor().map(Hypervisor::version))
                .filter(told -> told.asOptional().isPresent())
                .orElse(host.platform().xen());
    }

    private static Answer compare(Question question, Version here, Version there, String basis) {
        var evidence = "Xen " + here + " on " + question.source().name() + ", " + there + " on " + question.to() + " ("
                + basis + ")";
        if (there.major() != here.major()) {
            return there.major() < here.major() ? older(evidence) : far(evidence);
        }
        int ahead = there.minor() - here.minor();
        if (ahead < 0) {
            return older(evidence);
        }
        return ahead <= 1 ? Answer.pass(evidence) : far(evidence);
    }

    private static Answer older(String evidence) {
        return Answer.block(
                evidence,
                Remedy.advice(
                        "Choose a destination with the same or the next release of Xen, or upgrade this one first."));
    }

    private static Answer far(String evidence) {
        return Answer.warn(
                evidence + ": more than one release apart",
                Remedy.advice("Try it with a guest that may be lost, or upgrade in steps."));
    }
}
