package io.drover.check;

import io.drover.model.GuestType;
import io.drover.model.Remedy;

/** A paravirtualised guest's writes can only be logged by a hypervisor with shadow paging. */
final class GuestKind implements GuestCheck {
    @Override
    public About about() {
        return About.data(
                "guest.kind",
                "The hypervisor can move this kind of guest live",
                "Live migration of a PV guest fails at once where Xen was built without shadow paging, as distributions do.");
    }

    @Override
    public Answer answer(Question question) {
        var type = question.guest().type();
        var source = question.source();
        if (type != GuestType.PV) {
            return Answer.pass(type + " guests move live on any build of Xen");
        }
        var shadow = source.platform().shadowPaging();
        var basis = " (" + shadow.basis() + ")";
        return shadow.asOptional()
                .map(present -> present
                        ? Answer.pass("PV guest, and Xen on " + source.name() + " has shadow paging" + basis)
                        : Answer.block(
                                "PV guest, and Xen on " + source.name() + " lacks shadow paging" + basis, remedy()))
                .orElseGet(() -> Answer.unknown(
                        "PV guest, and whether Xen on " + source.name() + " has shadow paging is not known" + basis));
    }

    private static Remedy remedy() {
        return Remedy.advice(
                "Convert the guest to PVH, or run a Xen built with CONFIG_SHADOW_PAGING=y, or shut it down and start it"
                        + " at the destination.");
    }
}
