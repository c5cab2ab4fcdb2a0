package io.drover.check;

import io.drover.model.Remedy;
import io.drover.model.Verdict;

/**
 * The source still knows the guest when it is off. What travels is the running guest; its definition is read from the source and
 * written at the destination, and a guest that has none is gone once it shuts down. Whether a copy is backed up elsewhere no host tells.
 */
final class GuestDefinition implements GuestCheck {
    private static final String KEPT = "; before a transfer its text is kept in the journal, without passwords";

    @Override
    public About about() {
        return About.effort(
                        "guest.definition",
                        "Its definition is kept when it is off",
                        "A guest without a persistent definition is gone once it shuts down, at the source and after the move.")
                .from(Ground.TOOLSTACK)
                .answers(Verdict.PASS, Verdict.WARN)
                .remedy("Define it from what runs, and keep a copy elsewhere.");
    }

    @Override
    public Answer answer(Question question) {
        var source = question.source();
        var name = Words.quoted(question.guest().name());
        if (question.guest().definition().persistent()) {
            return Answer.pass(source.name() + " keeps its definition ("
                    + source.platform().toolstack() + ")" + KEPT);
        }
        var file = Words.quoted(question.guest().name() + ".xml");
        return Answer.warn(
                source.name() + " keeps no definition of it ("
                        + source.platform().toolstack() + ")" + KEPT,
                Remedy.commands(
                        "On " + source.name()
                                + ", define it from what runs, and keep a copy on another machine (libvirt); with xl, keep its"
                                + " configuration as the last one prints it.",
                        "virsh dumpxml --security-info --migratable " + name + " > " + file,
                        "virsh define " + file,
                        "xl list -l " + name));
    }
}
