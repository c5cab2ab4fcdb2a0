package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What lies between the hosts carries the packets that they send. TCP sends what the smaller of both interfaces takes; a switch that
 * carries less drops it without a word, so small packets pass and the transfer hangs. Which interface memory will take is not told: the
 * answer is certain only where every interface of both would send more than gets through.
 */
final class PairMtu implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.mtu",
                        "The path carries what the hosts' interfaces send",
                        "Large packets are lost and small ones are not: the transfer starts, and hangs.")
                .from(Ground.DOM0, Ground.REACH)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Give switches and interfaces one MTU.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var path = question.reach().pathMtu();
        if (path.asOptional().isEmpty()) {
            return Answer.unknown("the largest packet that gets from "
                    + question.source().name() + " to " + destination.name() + " is not known: " + path.basis());
        }
        return PairCheck.both(
                question,
                destination,
                Dom0::links,
                "the network interfaces",
                (here, there) -> judge(
                        question,
                        destination,
                        question.inspection().use(question.source()).mtus(),
                        question.inspection().use(destination).mtus()));
    }

    private static Answer judge(
            Question question, Host destination, SortedSet<Integer> here, SortedSet<Integer> there) {
        var path = question.reach().pathMtu();
        int carried = path.asOptional().orElse(0);
        if (here.isEmpty() || there.isEmpty()) {
            return Answer.unknown("no interface is up on " + (here.isEmpty() ? question.source() : destination).name());
        }
        Supplier<String> evidence =
                () -> "from " + question.source().name() + " to " + destination.name() + " packets of " + carried
                        + " bytes get through (" + path.basis() + "); interfaces send up to " + list(here) + " and "
                        + list(there);
        if (carried >= Math.min(here.last(), there.last())) {
            return Answer.pass(evidence);
        }
        return carried < Math.min(here.first(), there.first())
                ? Answer.block(evidence.get(), remedy(question.source(), destination, carried))
                : Answer.warn(
                        evidence.get() + ": larger ones are lost if memory takes the larger interface",
                        remedy(question.source(), destination, carried));
    }

    private static String list(Collection<Integer> sizes) {
        return sizes.stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static Remedy remedy(Host source, Host destination, int carried) {
        return new PerSystem(
                        List.of("ip -o link", "ip link set dev INTERFACE mtu " + carried),
                        List.of("ifconfig -a", "ifconfig INTERFACE mtu " + carried))
                .on(
                        source,
                        "Make the switches between them carry what the interfaces send; or, on " + source.name()
                                + " and on "
                                + destination.name()
                                + ", give the interface that migrations take, in place of INTERFACE, the MTU"
                                + " that gets through.");
    }
}
