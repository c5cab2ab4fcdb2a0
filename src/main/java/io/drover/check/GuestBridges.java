package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.NetworkLink;
import io.drover.model.Observed;
import io.drover.model.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every bridge that the guest is plugged into exists at the destination. */
final class GuestBridges implements DestinationCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.bridges",
                        "Its bridges exist at the destination",
                        "The toolstack finds a missing bridge only after the whole transfer, and then gives up.")
                .from(Ground.TOOLSTACK)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Make the bridge, and plug the right interface into it.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        Set<String> wanted = new TreeSet<>();
        question.guest().devices().nics().forEach(nic -> nic.bridge().ifPresent(wanted::add));
        if (wanted.isEmpty()) {
            return Answer.pass("it is plugged into no bridge");
        }
        var bridges = bridges(destination);
        var basis = " (" + bridges.basis() + ")";
        return bridges.asOptional()
                .map(there -> compare(wanted, there, destination, basis))
                .orElseGet(() -> Answer.unknown("the bridges of " + destination.name() + " are not known" + basis));
    }

    /** As the Dom0 lists them; libvirt leaves out a bridge that is up and has nothing plugged in. */
    private static Observed<Set<String>> bridges(Host host) {
        Observed<Set<String>> own = Told.by(host, Dom0::links)
                .map(links -> links.stream()
                        .filter(NetworkLink::bridge)
                        .map(NetworkLink::name)
                        .collect(Collectors.toSet()));
        return own.asOptional().isPresent() ? own : host.bridges();
    }

    private static Answer compare(Set<String> wanted, Set<String> there, Host destination, String basis) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        if (missing.isEmpty()) {
            return Answer.pass(destination.name() + " has " + Words.list(wanted) + basis);
        }
        return Answer.block(
                destination.name() + " lacks bridge " + Words.list(missing) + "; it has " + Words.list(there) + basis,
                make(missing)
                        .on(
                                destination,
                                "On " + destination.name()
                                        + ", make the bridge and plug the right interface into it."));
    }

    private static PerSystem make(Collection<String> bridges) {
        var names = bridges.stream().sorted().map(Words::quoted).toList();
        return new PerSystem(
                names.stream()
                        .map(name -> "ip link add name " + name + " up type bridge")
                        .toList(),
                names.stream()
                        .map(name -> "ifconfig bridge create name " + name + " up")
                        .toList());
    }
}
