package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;

/**
 * A paravirtualised guest's writes can only be logged by a hypervisor with shadow paging. The log is kept where the guest leaves;
 * the host that it arrives at needs none.
 */
final class GuestKind implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                        "guest.kind",
                        "The hypervisor can move this kind of guest live",
                        "Live migration of a PV guest fails at once where Xen was built without shadow paging, as distributions"
                                + " do.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Convert the guest to PVH, or run a Xen with shadow paging.");
    }

    @Override
    public Answer answer(Question question) {
        var type = question.guest().type();
        if (type != GuestType.PV) {
            return Answer.pass(type + " guests move live on any build of Xen");
        }
        var source = question.source();
        var shadow = shadowPaging(source);
        var basis = " (" + shadow.basis() + ")";
        return shadow.asOptional()
                .map(present -> present
                        ? Answer.pass("PV guest, and Xen on " + source.name() + " has shadow paging" + basis)
                        : Answer.block(
                                "PV guest, and Xen on " + source.name() + " lacks shadow paging" + basis,
                                remedy(question)))
                .orElseGet(() -> Answer.unknown(
                        "PV guest, and whether Xen on " + source.name() + " has shadow paging is not known" + basis));
    }

    /** By {@code virt_caps} where the Dom0 told it. */
    private static Observed<Boolean> shadowPaging(Host host) {
        Observed<Boolean> told =
                Told.by(host, Dom0::hypervisor).map(xen -> xen.capabilities().contains("shadow"));
        return told.asOptional().isPresent() ? told : host.platform().shadowPaging();
    }

    private static Remedy remedy(Question question) {
        return Restart.with(
                question,
                "make it PVH in its configuration (type=\"pvh\" with xl, machine='xenpvh' in the type of its os with libvirt, and its kernel"
                        + " named directly, since pygrub is for PV alone), or run a Xen built with CONFIG_SHADOW_PAGING=y");
    }
}
