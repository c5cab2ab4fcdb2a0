package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One driver reaches both hosts and can move guests between them. A host that is configured with a login alone is only looked at: for guests
 * of {@code xl} there is no driver that moves them. Where the other hosts' libvirt may not reach the destination's, Drover carries the handshake, and
 * is needed until the end.
 */
final class PairDriver implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.driver",
                        "One driver moves guests between both hosts",
                        "A run to or from a host that Drover can only look at would fail at its first guest.")
                .from(Ground.OPERATOR)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Configure both hosts with libvirt, or move the guest by hand.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        var common = new TreeSet<>(source.platform().movers());
        common.retainAll(destination.platform().movers());
        if (common.isEmpty()) {
            return Answer.block(said(source) + "; " + said(destination), remedy(question, destination));
        }
        var way = "Drover moves guests from " + source.name() + " to " + destination.name() + " through "
                + Words.list(List.copyOf(common));
        return destination.platform().peerToPeer() ? Answer.pass(way) : managed(way, source, destination);
    }

    /** What a killed client of a managed migration leaves was seen on real hosts; with Xen's own word it can be mended. */
    private static Answer managed(String way, Host source, Host destination) {
        var blind = Stream.of(source, destination)
                .filter(host -> host.dom0().asOptional().isEmpty())
                .map(host -> host.name().value())
                .toList();
        var after = blind.isEmpty()
                ? "until Drover is back and has let it run on"
                : "until somebody mends it by hand, because Drover does not hear Xen's own word from "
                        + Words.list(blind);
        return Answer.warn(
                way + ", and carries the handshake itself, because " + destination.name()
                        + " is configured with 'peer-to-peer: false': if Drover dies during the transfer, the guest stands still "
                        + after,
                Remedy.advice("Let the libvirt of " + source.name() + " reach the one of " + destination.name()
                        + " with credentials of its own, then set 'peer-to-peer' of " + destination.name()
                        + " back to true in the configuration and start Drover anew. Until then do not stop Drover while a transfer is under way"
                        + (blind.isEmpty() ? "." : ", and give both hosts a login ('ssh').")));
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
