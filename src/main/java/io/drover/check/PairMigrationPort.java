package io.drover.check;

import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;

/**
 * Memory gets through to the destination. libvirt's Xen driver takes a port from 49152 up (libxl_conf.h of libvirt) and the source
 * connects to it; xl sends through its login instead.
 */
final class PairMigrationPort implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.migration-port",
                        "The source reaches the destination's migration ports",
                        "A migration whose memory does not get through ends in an error, or hangs until TCP gives up.")
                .from(Ground.REACH)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Let TCP to ports 49152 to 49215 of the destination through.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        if (source.platform().toolstack().equals("xl")) {
            return Answer.pass("xl sends through ssh, and uses no port of its own");
        }
        var port = question.reach().migrationPort();
        var route = "a migration port of " + destination.name() + " from " + source.name();
        return port.asOptional()
                .map(open -> open
                        ? Answer.pass("reached " + route + " (" + port.basis() + ")")
                        : Answer.block(
                                "could not reach " + route + " (" + port.basis() + ")", remedy(source, destination)))
                .orElseGet(() -> Answer.unknown("not known whether one reaches " + route + ": " + port.basis()));
    }

    private static Remedy remedy(Host source, Host destination) {
        return new PerSystem(
                        List.of(
                                "iptables -I INPUT -p tcp --dport 49152:49215 -j ACCEPT",
                                "nft insert rule inet filter input tcp dport 49152-49215 accept"),
                        List.of(
                                "echo 'pass in quick proto tcp from any to any port 49152:49215' >> /etc/pf.conf",
                                "pfctl -f /etc/pf.conf"))
                .on(
                        destination,
                        "On " + destination.name()
                                + ", let the ports through, on Linux with the one of iptables and nft that it"
                                + " uses, and keep the rule where its firewall keeps others; then look at what lies between it and "
                                + source.name() + ".");
    }
}
