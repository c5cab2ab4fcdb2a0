package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.TreeSet;

/**
 * One driver reaches both hosts and can move guests between them. A host that is configured with a login alone is only looked at: for guests
 * of {@code xl} there is no driver that moves them.
 */
final class PairDriver implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.driver",
                        "One driver moves guests between both hosts",
                        "A run to or from a host that Drover can only look at would fail at its first guest.")
                .from(Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Configure both hosts with libvirt, or move the guest by hand.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        var common = new TreeSet<>(source.platform().movers());
        common.retainAll(destination.platform().movers());
        return common.isEmpty()
                ? Answer.block(said(source) + "; " + said(destination), remedy(question, destination))
                : Answer.pass("Drover moves guests from " + source.name() + " to " + destination.name() + " through "
                        + Words.list(List.copyOf(common)));
    }

    private static String said(Host host) {
        var platform = host.platform();
        return platform.isOnlyLookedAt()
                ? "Drover only looks at " + host.name() + ", through " + platform.toolstack()
                        + ", and has no driver to move its guests"
                : "guests of " + host.name() + " are moved through " + Words.list(platform.movers());
    }

    /** What xl moves by hand is not seen by libvirt at either end, so that it helps only between two hosts without. */
    private static Remedy remedy(Question question, Host destination) {
        var source = question.source();
        var advice = "Where a host runs libvirt, give its entry in the configuration a 'uri'. ";
        return isXl(source) && isXl(destination)
                ? Remedy.commands(
                        advice + "Until then, once every other check passes, move it by hand: on " + source.name()
                                + ", with its name in place of NAME.",
                        "xl migrate NAME " + PairLogin.address(question.reach(), destination))
                : Remedy.advice(
                        advice + "Otherwise choose another destination, or shut the guest down and start it there.");
    }

    private static boolean isXl(Host host) {
        return host.platform().toolstack().equals("xl");
    }
}
