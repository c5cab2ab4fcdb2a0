package io.drover.check;

import io.drover.model.Host;
import io.drover.model.HostIdentity;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hosts call themselves by different UUIDs and names; else libvirt takes the destination for the source itself, and refuses. */
final class PairIdentity implements PairCheck {
    @Override
    public About about() {
        return About.effort(
                        "pair.identity",
                        "The hosts' UUIDs and host names differ",
                        "libvirt takes a destination of the same UUID or host name for the source itself, and refuses.")
                .from(Ground.TOOLSTACK)
                .answers(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Give one of them a host_uuid or host name of its own.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        var source = question.source();
        Optional<HostIdentity> here = source.identity().asOptional();
        Optional<HostIdentity> there = destination.identity().asOptional();
        if (here.isEmpty() || there.isEmpty()) {
            var missing = here.isEmpty() ? source : destination;
            return Answer.unknown("what " + missing.name() + " calls itself is not known ("
                    + missing.identity().basis() + ")");
        }
        var how = " (" + destination.identity().basis() + ")";
        List<Answer> same = new ArrayList<>();
        if (here.get().uuid().equals(there.get().uuid())) {
            same.add(Answer.block("both hosts have UUID " + here.get().uuid() + how, otherUuid(destination)));
        }
        if (here.get().hostname().equalsIgnoreCase(there.get().hostname())) {
            same.add(Answer.block("both hosts are called " + here.get().hostname() + how, otherName(destination)));
        }
        return Answer.all(
                same,
                source.name() + " is " + words(here.get()) + ", " + destination.name() + " is " + words(there.get())
                        + how);
    }

    private static String words(HostIdentity identity) {
        return identity.hostname() + " with UUID " + identity.uuid();
    }

    private static Remedy otherUuid(Host host) {
        return new PerSystem(
                        List.of(
                                "echo host_uuid = \\\"`uuidgen`\\\" >> /etc/libvirt/libvirtd.conf",
                                "systemctl restart libvirtd"),
                        List.of(
                                "echo host_uuid = \\\"`uuidgen`\\\" >> /usr/local/etc/libvirt/libvirtd.conf",
                                "service libvirtd restart"))
                .on(host, "On " + host.name() + ", give libvirt another UUID for the host than its firmware's.");
    }

    private static Remedy otherName(Host host) {
        return new PerSystem(
                        List.of("hostnamectl set-hostname NAME", "systemctl restart libvirtd"),
                        List.of("sysrc hostname=NAME", "hostname NAME", "service libvirtd restart"))
                .on(host, "On " + host.name() + ", choose another name, in place of NAME.");
    }
}
