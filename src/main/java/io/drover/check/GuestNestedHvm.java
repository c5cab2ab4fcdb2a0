package io.drover.check;

import io.drover.model.GuestType;
import io.drover.model.Verdict;

/**
 * A guest that runs a hypervisor itself loses its own guests' state, which is not in Xen's migration stream (docs/features of Xen's
 * sources). As it is off unless somebody asked for it, not knowing does not hold.
 */
final class GuestNestedHvm implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.nested-hvm",
                        "It runs no hypervisor itself",
                        "The state of a hypervisor inside a guest is not sent: what runs in it crashes on arrival.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Take nestedhvm from its configuration and start it anew.");
    }

    @Override
    public Answer answer(Question question) {
        if (question.guest().type() == GuestType.PV) {
            return Answer.pass("PV guests cannot run a hypervisor");
        }
        var nested = question.portrait().setup().nestedHvm();
        var basis = " (" + nested.basis() + ")";
        return nested.asOptional()
                .map(may -> may
                        ? Answer.block(
                                "it may run a hypervisor itself" + basis,
                                Restart.with(
                                        question,
                                        "take nestedhvm=1 (xl) or the processor's feature vmx or svm (libvirt) from its"
                                                + " configuration"))
                        : Answer.pass("it may not run a hypervisor" + basis))
                .orElseGet(() -> Answer.unknown("whether it may run a hypervisor is not known" + basis));
    }
}
