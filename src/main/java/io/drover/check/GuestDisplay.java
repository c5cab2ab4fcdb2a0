package io.drover.check;

import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Setup;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A guest's graphical console finds its port free at the destination, and is not open to every network there. The FreeBSD Handbook's
 * own example listens on all addresses; what one host's firewall keeps from strangers, another's may not.
 */
final class GuestDisplay implements DestinationCheck {
    private static final Set<String> ANYWHERE = Set.of("0.0.0.0", "::", "[::]", "*");

    @Override
    public About about() {
        return About.effort(
                        "guest.display",
                        "Its display has a free port there, and listens not to everybody",
                        "Where its port is taken, the device model does not start and the migration fails after the whole"
                                + " transfer; a display on all addresses is open to every network of the new host.")
                .from(Ground.TOOLSTACK, Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Let the toolstack choose the port; listen on the loopback address, and tunnel to it.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var portrait = question.portrait();
        var displays = portrait.setup().displays();
        Supplier<String> basis = () -> " (" + portrait.setupBasis() + ")";
        if (displays.isEmpty()) {
            return portrait.isSetUpTold()
                    ? Answer.pass(() -> "it has no display" + basis.get())
                    : Answer.unknown("whether it has a display is not known" + basis.get());
        }
        List<Answer> answers = new ArrayList<>(displays.size());
        for (var display : displays) {
            answers.add(examine(question, destination, display, basis));
        }
        return Answer.all(answers, "");
    }

    private static Answer examine(Question question, Host destination, Setup.Display display, Supplier<String> basis) {
        if (display.port() > 0) {
            Guest other = question.inspection().use(destination).ports().get(display.port());
            if (other != null && !other.id().equals(question.guest().id())) {
                return Answer.block(
                        "its " + display.protocol() + " port " + display.port() + " is taken by " + other.name()
                                + " on " + destination.name() + basis,
                        Restart.with(
                                question,
                                "let the toolstack choose its port (autoport='yes' with libvirt; vncunused=1 with xl)"));
            }
        }
        var at = display.listen().isEmpty() ? "the toolstack's own address" : display.listen();
        var evidence = "its " + display.protocol() + " display listens on " + at + basis;
        return ANYWHERE.contains(display.listen())
                ? Answer.warn(
                        evidence + ", which is every network of " + destination.name(),
                        Remedy.commands(
                                "Set listen='127.0.0.1' (libvirt) or vnclisten=\"127.0.0.1\" (xl) in its configuration; look at it"
                                        + " through a tunnel.",
                                "virsh edit " + Words.quoted(question.guest().name()),
                                "ssh -L 5900:127.0.0.1:5900 root@" + destination.name()))
                : Answer.pass(evidence);
    }
}
