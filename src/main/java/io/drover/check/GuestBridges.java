package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

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
        var wanted = question.portrait().bridges();
        if (wanted.isEmpty()) {
            return Answer.pass("it is plugged into no bridge");
        }
        var bridges = question.inspection().use(destination).bridges();
        Supplier<String> basis = () -> " (" + bridges.basis() + ")";
        return bridges.asOptional()
                .map(there -> compare(wanted, there, destination, basis))
                .orElseGet(
                        () -> Answer.unknown("the bridges of " + destination.name() + " are not known" + basis.get()));
    }

    private static Answer compare(Set<String> wanted, Set<String> there, Host destination, Supplier<String> basis) {
        if (there.containsAll(wanted)) {
            return Answer.pass(() -> destination.name() + " has " + Words.list(wanted) + basis.get());
        }
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        return Answer.block(
                destination.name() + " lacks bridge " + Words.list(missing) + "; it has " + Words.list(there)
                        + basis.get(),
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
