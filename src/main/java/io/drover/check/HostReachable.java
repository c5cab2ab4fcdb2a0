package io.drover.check;

import io.drover.model.HostName;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;

/** Both hosts answer to the driver that will be used. */
final class HostReachable implements Check {
    @Override
    public About about() {
        return About.data(
                        "host.reachable",
                        "Source and destination answer",
                        "Nothing can be checked on a host that does not answer, nor proved afterwards.")
                .answers(Verdict.PASS, Verdict.BLOCK)
                .remedy("See that the host is up and its toolstack's service runs.");
    }

    @Override
    public Scope scope() {
        return Scope.PAIR;
    }

    @Override
    public Answer answer(Question question) {
        var fleet = question.fleet();
        var source = question.source().name();
        if (fleet.host(source).isEmpty()) {
            return silent(question, source);
        }
        return question.destination().isPresent()
                ? Answer.pass(() -> source + " and " + question.to() + " answered")
                : silent(question, question.to());
    }

    private static Answer silent(Question question, HostName host) {
        var fleet = question.fleet();
        var reason = fleet.unreachable().get(host);
        if (reason != null) {
            return silent(host, reason);
        }
        var others = fleet.hosts().keySet().stream().map(Object::toString).toList();
        return Answer.block(
                "the configuration has no host " + host,
                Remedy.advice("Add it to the configuration, or name one of " + Words.list(others) + "."));
    }

    /** The answer about a host of the configuration that does not answer, for this reason. */
    static Answer silent(HostName host, String reason) {
        return Answer.block(host + " does not answer: " + reason, start(host));
    }

    /** A host that says nothing does not say either what it runs. */
    private static Remedy start(HostName host) {
        return new PerSystem(
                        List.of("systemctl enable --now libvirtd", "systemctl status libvirtd"),
                        List.of("service libvirtd onestart", "service libvirtd status"))
                .either("See that " + host
                        + " is up and that this machine reaches it; on it, start its toolstack's service.");
    }
}
