package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.Version;

/** Both hosts are driven through the same toolstack, and the destination's is not older. */
final class PairToolstackVersion implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.toolstack-version",
                        "The destination's toolstack is the same and not older",
                        "An older one may refuse the newer one's description of the guest or its stream; another one does not know it.")
                .from(Ground.TOOLSTACK)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Upgrade the destination's toolstack first.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        var here = source.platform();
        var there = destination.platform();
        if (!here.toolstack().equals(there.toolstack())) {
            return Answer.block(
                    source.name() + " is driven through " + here.toolstack() + ", " + destination.name() + " through "
                            + there.toolstack(),
                    Remedy.advice("Choose a destination that is driven through " + here.toolstack()
                            + ": the other toolstack would not know the guest."));
        }
        var own = here.toolstackVersion();
        var other = there.toolstackVersion();
        if (own.asOptional().isEmpty() || other.asOptional().isEmpty()) {
            var missing = own.asOptional().isEmpty() ? source : destination;
            return Answer.unknown("the version of " + here.toolstack() + " on " + missing.name() + " is not known ("
                    + missing.platform().toolstackVersion().basis() + ")");
        }
        Version from = own.asOptional().get();
        Version to = other.asOptional().get();
        var evidence = here.toolstack() + " " + from + " on " + source.name() + ", " + to + " on " + destination.name()
                + " (" + own.basis() + ")";
        return to.compareTo(from) >= 0
                ? Answer.pass(evidence)
                : Answer.warn(evidence + ": it is older there", newer(destination));
    }

    private static Remedy newer(Host destination) {
        var upgrade = destination.platform().toolstack().equals("xl")
                ? PerSystem.of("apt-get install --only-upgrade xen-utils-common", "pkg upgrade xen-tools")
                : PerSystem.of("apt-get install --only-upgrade libvirt-daemon-system", "pkg upgrade libvirt");
        return upgrade.on(
                destination,
                "Upgrade " + destination.name()
                        + " first (on Linux the package's name is Debian's), or try it with a guest that may fail to move; one"
                        + " that is refused runs on where it was.");
    }
}
