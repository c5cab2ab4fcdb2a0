package io.drover.check;

import io.drover.model.Host;
import io.drover.model.HostIdentity;
import io.drover.model.Reach;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * The source logs in at the destination without being asked anything. {@code xl migrate} sends a guest through that login; libvirt
 * does not need it, unless its connection between the two hosts goes through ssh; where Drover carries the handshake there is no such connection.
 */
final class PairLogin implements PairCheck {
    private static final String KEY = "/etc/ssh/ssh_host_ed25519_key.pub";

    @Override
    public About about() {
        return About.effort(
                        "pair.login",
                        "The source logs in at the destination without a prompt",
                        "xl migrate goes through ssh and waits for ever for an answer to what ssh asks.")
                .from(Ground.REACH)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy(
                        "Make the destination's key known on the source, and the source's key allowed at the destination.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        if (!destination.platform().peerToPeer()) {
            return Answer.pass("nothing logs in from " + question.source().name() + " to " + destination.name()
                    + ": Drover itself carries the handshake of transfers to it");
        }
        var login = question.reach().login();
        var route = "root of " + question.source().name() + " at " + destination.name();
        return login.asOptional()
                .map(ended -> judge(question, destination, ended, route, " (" + login.basis() + ")"))
                .orElseGet(() -> Answer.unknown("whether ssh lets in " + route + " is not known: " + login.basis()));
    }

    private static Answer judge(Question question, Host destination, Reach.Login login, String route, String how) {
        if (login == Reach.Login.OPEN) {
            return Answer.pass("ssh lets in " + route + ", and asks nothing" + how);
        }
        var evidence = "ssh does not let in " + route + ": " + words(login) + how;
        var remedy = remedy(question.source(), destination, login, address(question.reach(), destination));
        return question.source().platform().toolstack().equals("xl")
                ? Answer.block(evidence, remedy)
                : Answer.warn(evidence + "; libvirt needs it only where its own connection goes through ssh", remedy);
    }

    private static String words(Reach.Login login) {
        return switch (login) {
            case OPEN -> "open";
            case UNKNOWN_KEY -> "the host's key is not known";
            case CHANGED_KEY -> "the host's key is another than the known one";
            case DENIED -> "no key is accepted";
            case NO_ANSWER -> "nobody answered";
        };
    }

    /** Where the login was tried; where that is not told, by the host's own name. */
    static String address(Reach reach, Host destination) {
        var names = Stream.of(
                        reach.address(),
                        destination
                                .identity()
                                .asOptional()
                                .map(HostIdentity::hostname)
                                .orElse(""))
                .filter(name -> !name.isBlank() && !name.startsWith("-"));
        return Words.quoted(names.findFirst().orElse(destination.name().value()));
    }

    private static Remedy remedy(Host source, Host destination, Reach.Login login, String address) {
        return switch (login) {
            case OPEN, DENIED ->
                Remedy.commands(
                        "On " + source.name() + ", make a key if root has none (the first command), and have "
                                + destination.name() + " allow it.",
                        "test -e /root/.ssh/id_ed25519 || ssh-keygen -t ed25519 -N '' -f /root/.ssh/id_ed25519",
                        "ssh-copy-id root@" + address);
            case UNKNOWN_KEY -> known(source, destination, address, "");
            case CHANGED_KEY ->
                known(source, destination, address, "Find out why it changed; only if you know, forget the old one. ");
            case NO_ANSWER ->
                new PerSystem(
                                List.of("systemctl enable --now ssh"),
                                List.of("sysrc sshd_enable=YES", "service sshd start"))
                        .on(
                                destination,
                                "On " + destination.name() + ", start the ssh server, and let port 22 through from "
                                        + source.name() + ".");
        };
    }

    private static Remedy known(Host source, Host destination, String address, String first) {
        return Remedy.commands(
                first + "On " + destination.name() + ", print its key's fingerprint (the first command). On "
                        + source.name()
                        + ", look whether the network shows the same (the second), and only then take it for known (the rest).",
                "ssh-keygen -lf " + KEY,
                "ssh-keyscan -t ed25519 " + address + " | ssh-keygen -lf -",
                "ssh-keygen -R " + address,
                "ssh-keyscan -t ed25519 " + address + " >> /root/.ssh/known_hosts");
    }
}
