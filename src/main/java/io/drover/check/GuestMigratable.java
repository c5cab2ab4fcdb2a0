package io.drover.check;

import io.drover.model.Remedy;
import io.drover.model.Verdict;

/** The guest's owner did not forbid moving it; Xen keeps that word and does not enforce it. */
final class GuestMigratable implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.migratable",
                        "Its owner did not forbid moving it (nomigrate=1)",
                        "Such a guest may count on its processor's clock, a licence or a device of this very host, and Xen would"
                                + " move it all the same.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Ask its owner; take nomigrate from its configuration and start it anew.");
    }

    @Override
    public Answer answer(Question question) {
        var migratable = question.portrait().setup().migratable();
        var basis = " (" + migratable.basis() + ")";
        return migratable
                .asOptional()
                .map(allowed -> allowed
                        ? Answer.pass("nothing forbids moving it" + basis)
                        : Answer.block(
                                "its configuration says nomigrate=1" + basis,
                                Remedy.commands(
                                        "Ask its owner. If it may move after all, take nomigrate from its configuration on "
                                                + question.source().name()
                                                + ", shut it down and start it; or shut it down and start it at the destination.",
                                        "xl shutdown "
                                                + Words.quoted(question.guest().name()))))
                .orElseGet(() -> Answer.unknown("whether its owner forbade moving it is not known" + basis));
    }
}
