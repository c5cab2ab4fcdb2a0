package io.drover.check;

import io.drover.model.Verdict;

/** libxl saves no guest that sees NUMA nodes of its own (libxl_dom_save.c of Xen's sources); it refuses before any byte is sent. */
final class GuestVnuma implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.vnuma",
                        "It sees no NUMA nodes of its own",
                        "Xen's toolstack refuses to migrate a guest with virtual NUMA nodes.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Take vnuma from its configuration and start it anew.");
    }

    @Override
    public Answer answer(Question question) {
        var vnuma = question.portrait().setup().vnuma();
        var basis = " (" + vnuma.basis() + ")";
        return vnuma.asOptional()
                .map(has -> has
                        ? Answer.block(
                                "it has virtual NUMA nodes" + basis,
                                Restart.with(question, "take vnuma (xl) or cpu/numa (libvirt) from its configuration"))
                        : Answer.pass("it has no virtual NUMA nodes" + basis))
                .orElseGet(() -> Answer.unknown("whether it has virtual NUMA nodes is not known" + basis));
    }
}
