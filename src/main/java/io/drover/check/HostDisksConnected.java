package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.Dom0;
import io.drover.model.DomainConfig;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import io.drover.model.VirtualDisk;
import io.drover.model.XenDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every guest that runs on a host has its disks. A guest that migrated to a host without its disk runs on there, with XenBus in another
 * state than connected. Removable drives do not count, since an HVM guest may never connect to one.
 */
final class HostDisksConnected implements HostCheck {
    @Override
    public About about() {
        return About.effort(
                        "host.disks-connected",
                        "Every guest that runs there has its disks",
                        "A guest runs on without a disk that its host could not open, and every write to it fails unnoticed.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Give the host the disk, then shut the guest down and start it.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::domains, "the domains", domains -> judge(host, domains));
    }

    private static Answer judge(Host host, List<XenDomain> domains) {
        List<Answer> wanting = new ArrayList<>();
        List<XenDomain> whole = new ArrayList<>();
        for (var domain : domains) {
            if (!domain.isDomainZero() && domain.state().isScheduled()) {
                List<Answer> found = wanting(host, domain);
                if (found.isEmpty()) {
                    whole.add(domain);
                }
                wanting.addAll(found);
            }
        }
        return Answer.all(wanting, whole.isEmpty() ? none(host) : whole(host, whole));
    }

    private static String none(Host host) {
        return "no guest runs on " + host.name() + Told.how(host, Dom0::domains);
    }

    private static String whole(Host host, List<XenDomain> domains) {
        var first = domains.get(0);
        return first.name() + (domains.size() == 1 ? "" : " and " + (domains.size() - 1) + " more") + " on "
                + host.name() + (domains.size() == 1 ? " has its disks" : " have their disks") + " ("
                + first.disks().basis() + ")";
    }

    /** What is to be said of a guest that does not have all its disks; nothing of one that has. */
    private static List<Answer> wanting(Host host, XenDomain domain) {
        if (!(domain.disks() instanceof Observed.Known<List<VirtualDisk>> known)) {
            return List.of(Answer.unknown("the disks of " + domain.name() + " on " + host.name() + " are not known: "
                    + domain.disks().basis()));
        }
        List<Answer> answers = new ArrayList<>(0);
        for (var disk : known.value()) {
            if (!disk.isConnected() && !isRemovable(domain, disk)) {
                answers.add(Answer.warn(
                        domain.name() + " runs on " + host.name() + " without its disk " + disk.target() + ": "
                                + disk.backend() + " is in XenBus state " + disk.state() + ", not "
                                + VirtualDisk.CONNECTED + " (" + known.how() + ")" + doubt(domain),
                        remedy(host, domain)));
            }
        }
        return answers;
    }

    private static boolean isRemovable(XenDomain domain, VirtualDisk virtual) {
        Optional<DomainConfig> config = domain.config().asOptional();
        return config.stream()
                .flatMap(known -> known.devices().disks().stream())
                .anyMatch(disk -> disk.target().equals(virtual.target()) && disk.kind() != Disk.Kind.DISK);
    }

    private static String doubt(XenDomain domain) {
        return domain.config()
                .asOptional()
                .filter(config -> config.type() == GuestType.HVM)
                .map(config -> "; unless it is still booting, or has no drivers for Xen's disks")
                .orElse("");
    }

    private static Remedy remedy(Host host, XenDomain domain) {
        var name = Words.quoted(domain.name());
        return Remedy.commands(
                "On " + host.name()
                        + ", see why the backend could not open the disk, give the host the disk at that path, and then shut the"
                        + " guest down and start it: what it held in memory for that disk may be lost.",
                "xl block-list " + name,
                "tail -n 50 /var/log/xen/" + Words.quoted("qemu-dm-" + domain.name() + ".log"));
    }
}
