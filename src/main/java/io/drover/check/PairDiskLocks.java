package io.drover.check;

import io.drover.model.DiskLocks;
import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Remedy;
import io.drover.model.Verdict;
import java.util.List;
import java.util.function.Supplier;

/**
 * Both hosts lock guests' disks the same way, or neither does. libvirt migrates a guest to a host without a lock manager without a
 * word, and from then on nothing keeps a second copy from its disk.
 */
final class PairDiskLocks implements PairCheck {
    private static final String LOCKSPACE = "lock_manager_lockspace";

    @Override
    public About about() {
        return About.effort(
                        "pair.lock-manager",
                        "Both hosts lock disks the same way, or neither does",
                        "A guest that arrives at a host without a lock manager runs unlocked: a second copy can then open its disk.")
                .from(Ground.DOM0)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Set up the same lock manager, with the same lock space, on every host.");
    }

    @Override
    public Answer answer(Question question, Host destination) {
        return PairCheck.both(
                question,
                destination,
                Dom0::locks,
                "the lock manager",
                (here, there) -> judge(question.source(), destination, here, there));
    }

    private static Answer judge(Host source, Host destination, DiskLocks here, DiskLocks there) {
        Supplier<String> evidence = () -> source.name() + " locks guests' disks with " + here.kind() + ", "
                + destination.name() + " with " + there.kind() + Told.how(destination, Dom0::locks);
        if (here.kind().equals(there.kind())) {
            return Answer.pass(
                    () -> evidence.get() + (here.isUsed() ? "" : "; nothing but care keeps two guests from one disk"));
        }
        return here.isUsed()
                ? Answer.block(
                        evidence.get() + ": there the guest's disk would be free for a second copy",
                        remedy(source, destination, here.kind()))
                : Answer.warn(
                        evidence.get() + ": a lock that not every host asks for keeps nobody out",
                        remedy(destination, source, there.kind()));
    }

    private static Remedy remedy(Host like, Host host, String kind) {
        var directory = Told.by(like, Told.setting(LOCKSPACE))
                .asOptional()
                .filter(told -> !told.isBlank())
                .orElse("DIRECTORY");
        return new PerSystem(
                        commands(
                                "/etc/libvirt",
                                directory,
                                kind,
                                "systemctl enable --now virtlockd.socket",
                                "systemctl restart libvirtd"),
                        commands(
                                "/usr/local/etc/libvirt",
                                directory,
                                kind,
                                "sysrc virtlockd_enable=YES && service virtlockd start",
                                "service libvirtd restart"))
                .on(
                        host,
                        "On " + like.name() + ", see where the locks lie (the first command). On " + host.name()
                                + ", use the same lock manager with the same directory, then restart libvirt; guests that run are locked"
                                + " from their next start or migration on.");
    }

    private static List<String> commands(String etc, String directory, String kind, String serve, String restart) {
        var lockd = etc + "/libxl-lockd.conf";
        return List.of(
                "grep file_lockspace_dir " + lockd,
                "echo " + Words.quoted("file_lockspace_dir = \"" + directory + "\"") + " >> " + lockd,
                "echo " + Words.quoted("lock_manager = \"" + kind + "\"") + " >> " + etc + "/libxl.conf",
                serve,
                restart);
    }
}
