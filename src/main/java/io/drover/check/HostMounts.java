package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.Host;
import io.drover.model.Mount;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import io.drover.model.StoragePool;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The shares that hold guests' disks are mounted, writable, not full, and mounted at boot. A share counts that holds a disk of any
 * guest of the fleet, since a host without guests needs it before the first one comes.
 */
final class HostMounts implements HostCheck {
    private static final MountState.Room ROOM = new MountState.Room(5, 1L << 30);

    @Override
    public About about() {
        return About.effort(
                        "host.mounts",
                        "The shares with guests' disks are mounted, writable and not full, at boot too",
                        "A guest runs on without a disk that its new host cannot open, and writes fail in one that is full.")
                .from(Ground.TOOLSTACK, Ground.DOM0, Ground.FLEET)
                .answers(Verdict.PASS, Verdict.WARN, Verdict.BLOCK, Verdict.UNKNOWN)
                .remedy("Mount the share for writing, list it in fstab, make room in it.");
    }

    @Override
    public Answer answer(Inspection inspection, Host host) {
        return Told.answer(host, Dom0::mounts, "the mounts", mounts -> judge(inspection, host, mounts));
    }

    private static Answer judge(Inspection inspection, Host host, List<Mount> mounts) {
        var how = Told.how(host, Dom0::mounts);
        List<Answer> answers = new ArrayList<>();
        mounts.stream()
                .filter(mount -> FileSystemKind.of(mount.type()) != FileSystemKind.LOCAL)
                .filter(mount -> inspection.roster().hasDisksUnder(mount.target()))
                .map(mount -> new MountState(host, mount, how).usable(ROOM))
                .forEach(answers::add);
        pools(host).stream()
                .filter(pool -> pool.type().equals("netfs") && !isMounted(pool, mounts))
                .filter(pool -> inspection.roster().hasDisksUnder(bare(pool.targetPath())))
                .map(pool -> missing(host, pool, how))
                .forEach(answers::add);
        return Answer.all(answers, host.name() + " has no share mounted that holds a guest's disk" + how);
    }

    private static List<StoragePool> pools(Host host) {
        return host.pools() instanceof Observed.Known<List<StoragePool>> known ? known.value() : List.of();
    }

    private static boolean isMounted(StoragePool pool, List<Mount> mounts) {
        return mounts.stream().anyMatch(mount -> bare(mount.target()).equals(bare(pool.targetPath())));
    }

    private static String bare(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Answer missing(Host host, StoragePool pool, String how) {
        var name = Words.quoted(pool.name());
        return Answer.block(
                "pool " + pool.name() + " of " + host.name() + " belongs at " + pool.targetPath()
                        + ", where nothing is mounted" + how,
                Remedy.commands(
                        "On " + host.name() + ", start the pool anew, which mounts it, and have it started at boot.",
                        "virsh pool-destroy " + name,
                        "virsh pool-start " + name,
                        "virsh pool-autostart " + name));
    }
}
