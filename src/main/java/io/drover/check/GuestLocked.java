package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.DiskLocks;
import io.drover.model.Dom0;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where the source has a lock manager, the guest holds the locks of the disks that it writes to. libvirt takes them when a guest
 * starts or arrives; one that ran before the lock manager was switched on, or that came from a host without it, runs without. With
 * lockd a lock's name is the SHA-256 of the disk's path.
 */
final class GuestLocked implements GuestCheck {
    @Override
    public About about() {
        return About.effort(
                        "guest.locked",
                        "It holds the locks of its disks, where the source has a lock manager",
                        "The lock is what keeps a second copy from starting on the same disk; without it, only the tools' care"
                                + " does.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.UNKNOWN)
                .remedy("Migrate it to a host with the lock manager, or start it anew: it takes its locks then.");
    }

    @Override
    public Answer answer(Question question) {
        var source = question.source();
        if (!(Told.by(source, Dom0::locks) instanceof Observed.Known<DiskLocks> known)) {
            return Answer.unknown("whether " + source.name() + " locks disks is not known ("
                    + Told.by(source, Dom0::locks).basis() + ")");
        }
        var locks = known.value();
        var how = " (" + known.how() + ")";
        if (!locks.isUsed()) {
            return Answer.pass(source.name() + " has no lock manager, so there is no lock to hold" + how);
        }
        if (!locks.kind().equals("lockd")) {
            return Answer.unknown(source.name() + " locks disks with " + locks.kind()
                    + ", whose locks Drover cannot match with paths" + how);
        }
        return judge(question, locks, how);
    }

    private static Answer judge(Question question, DiskLocks locks, String how) {
        var source = question.source().name();
        List<String> free = question.guest().devices().disks().stream()
                .filter(disk -> disk.kind() == Disk.Kind.DISK && !disk.readOnly())
                .flatMap(disk -> disk.source().stream())
                .filter(path -> !locks.held().contains(lockOf(path)))
                .toList();
        return free.isEmpty()
                ? Answer.pass(source + " holds the locks of its disks by " + locks.kind() + how)
                : Answer.warn(
                        source + " has a lock manager, yet nobody holds the lock of " + Words.list(free) + how,
                        Remedy.commands(
                                "Nothing keeps a second copy from starting on that disk. The guest takes the lock when it"
                                        + " migrates to a host with the lock manager, or when it is shut down and started on "
                                        + source + ".",
                                "virsh shutdown "
                                        + Words.quoted(question.guest().name()),
                                "virsh start " + Words.quoted(question.guest().name())));
    }

    private static String lockOf(String path) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
