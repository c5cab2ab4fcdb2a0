package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The bridges that the guest is plugged into carry its packets at the destination as they do at the source. */
final class GuestBridgeState implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.bridge-state",
                        "Its bridges are up there, with the same packet size, and lead outside",
                        "On a bridge that is down or leads nowhere the guest arrives, runs, and nobody reaches it; with a smaller"
                                + " MTU its large packets are lost.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Switch the bridge on, give it its uplink, set its MTU.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var bridges = question.portrait().bridges();
        if (bridges.isEmpty()) {
            return Answer.pass("it is plugged into no bridge");
        }
        var there = Told.by(destination, Dom0::links);
        if (!(there instanceof Observed.Known<List<NetworkLink>> known)) {
            return Answer.unknown(
                    "the state of the bridges of " + destination.name() + " is not known (" + there.basis() + ")");
        }
        var here = Told.by(question.source(), Dom0::links);
        List<Answer> answers = new ArrayList<>(bridges.size());
        for (var name : bridges) {
            answers.add(find(known.value(), name)
                    .map(bridge ->
                            judge(destination, bridge, here.asOptional().flatMap(all -> find(all, name)), known.how()))
                    .orElseGet(() ->
                            Answer.unknown(destination.name() + " did not list " + name + " (" + known.how() + ")")));
        }
        return Answer.all(answers, "");
    }

    private static Optional<NetworkLink> find(List<NetworkLink> links, String name) {
        for (var link : links) {
            if (link.name().equals(name)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    private static Answer judge(Host destination, NetworkLink there, Optional<NetworkLink> here, String how) {
        Supplier<String> at = () -> there.name() + " on " + destination.name();
        Supplier<String> basis = () -> " (" + how + ")";
        if (!there.up()) {
            return Answer.block(at.get() + " is down" + basis.get(), remedy(destination, there, "switch it on", "up"));
        }
        boolean outsideHere = here.filter(bridge -> bridge.members() > 0).isPresent();
        if (there.members() == 0) {
            var evidence = at.get() + " has no uplink" + (outsideHere ? ", the source's has" : "") + basis.get();
            var remedy = uplink(destination, there);
            return outsideHere ? Answer.block(evidence, remedy) : Answer.warn(evidence, remedy);
        }
        int mtu = here.map(NetworkLink::mtu).orElse(there.mtu());
        return mtu == there.mtu()
                ? Answer.pass(() -> at.get() + " is up, has an uplink and an MTU of " + mtu
                        + (here.isPresent() ? " as at the source" : "") + basis.get())
                : Answer.warn(
                        at.get() + " has an MTU of " + there.mtu() + ", the source's of " + mtu + basis.get(),
                        remedy(destination, there, "give it the source's", "mtu " + mtu));
    }

    private static Remedy remedy(Host destination, NetworkLink bridge, String what, String setting) {
        var name = Words.quoted(bridge.name());
        return PerSystem.of("ip link set dev " + name + " " + setting, "ifconfig " + name + " " + setting)
                .on(destination, "On " + destination.name() + ", " + what + ".");
    }

    private static Remedy uplink(Host destination, NetworkLink bridge) {
        var name = Words.quoted(bridge.name());
        return PerSystem.of("ip link set dev INTERFACE master " + name, "ifconfig " + name + " addm INTERFACE")
                .on(
                        destination,
                        "On " + destination.name()
                                + ", plug the interface that leads outside into it, in place of INTERFACE.");
    }
}
