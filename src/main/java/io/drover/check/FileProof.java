package io.drover.check;

import io.drover.model.Dom0;
import io.drover.model.FileIdentity;
import io.drover.model.Observed;
import io.drover.model.Remedy;
import java.util.List;
import java.util.function.Supplier;

/**
 * Proof from what both Dom0s say of a file: the same server and export, the same inode, and a file of a random name that the one wrote
 * was there on the other. One path on two hosts proves nothing, since each may have a file of its own.
 */
final class FileProof {
    private FileProof() {}

    /** Whether two files are one. */
    static Answer of(DiskQuestion asked, FileIdentity here, FileIdentity there) {
        var kind = FileSystemKind.of(here.fileSystemType());
        if (kind == FileSystemKind.LOCAL || FileSystemKind.of(there.fileSystemType()) == FileSystemKind.LOCAL) {
            var local = kind == FileSystemKind.LOCAL ? here : there;
            var host = kind == FileSystemKind.LOCAL ? asked.source() : asked.destination();
            return asked.disproved(
                    "it lies on " + local.fileSystemType() + " (" + local.fileSystem() + "), which belongs to "
                            + host.name() + " alone (" + asked.there().basis() + ")",
                    kind == FileSystemKind.LOCAL ? share(asked) : uncovered(asked));
        }
        return isSame(asked, here, there) ? byCanary(asked, here, kind) : differing(asked, here, there);
    }

    private static boolean isSame(DiskQuestion asked, FileIdentity here, FileIdentity there) {
        return here.fileSystem().equals(there.fileSystem())
                && here.kind() == there.kind()
                && here.number() == there.number()
                && !isOfAnotherSize(asked, here, there);
    }

    /** Other formats grow while the guest writes, and were looked at one after the other. */
    private static boolean isOfAnotherSize(DiskQuestion asked, FileIdentity here, FileIdentity there) {
        return asked.disk().format().equals("raw") && here.sizeBytes() != there.sizeBytes();
    }

    private static Answer differing(DiskQuestion asked, FileIdentity here, FileIdentity there) {
        var basis = " (" + asked.there().basis() + ")";
        if (!here.fileSystem().equals(there.fileSystem())) {
            return asked.disproved(
                    "it is on " + here.fileSystem() + " at " + asked.source().name() + " and on " + there.fileSystem()
                            + " at " + asked.destination().name() + basis,
                    share(asked));
        }
        return asked.disproved(
                "on " + here.fileSystem() + " it is " + words(here) + " at "
                        + asked.source().name() + " and " + words(there) + " at "
                        + asked.destination().name() + basis,
                Remedy.commands(
                        "One of the two is stale or another file: see which on both hosts, and mount the share anew where it is"
                                + " wrong.",
                        "ls -liL " + Words.quoted(asked.path())));
    }

    private static String words(FileIdentity file) {
        return "inode " + file.number() + " of " + file.sizeBytes() + " bytes";
    }

    private static Answer byCanary(DiskQuestion asked, FileIdentity here, FileSystemKind kind) {
        Supplier<String> same = () -> "it is inode " + here.number() + " on " + here.fileSystem() + " at both hosts ("
                + asked.there().basis() + ")";
        Observed<Boolean> canary = asked.canary();
        if (canary.asOptional().isPresent()) {
            return canary.asOptional().get()
                    ? asked.proved(() -> same.get() + ", and a canary was seen (" + canary.basis() + ")")
                    : asked.withoutCanary(canary.basis());
        }
        return kind == FileSystemKind.SHARED
                ? asked.asserted(same, canary.basis())
                : asked.unknown(same.get() + ", and whether " + here.fileSystemType()
                        + " can be shared is not known, nor was a canary" + " seen: " + canary.basis());
    }

    /** Where the source's file is on a share, a local file system at the destination may only lie over it. */
    private static Remedy uncovered(DiskQuestion asked) {
        return Told.by(asked.destination(), Dom0::mounts).asOptional().stream()
                .flatMap(List::stream)
                .filter(mount -> mount.holds(asked.path()) && !mount.target().equals("/"))
                .reduce((one, later) -> later.target().length() >= one.target().length() ? later : one)
                .filter(mount -> FileSystemKind.of(mount.type()) == FileSystemKind.LOCAL)
                .map(mount -> Remedy.commands(
                        "On " + asked.destination().name() + ", take away what is mounted over the share ("
                                + mount.source() + "), or mount the share there.",
                        "umount " + Words.quoted(mount.target())))
                .orElseGet(() -> share(asked));
    }

    private static Remedy share(DiskQuestion asked) {
        return Remedy.commands(
                "Move it to storage that both hosts share, mounted from the same server by the same name; a file of the same path"
                        + " at " + asked.destination().name() + " is not the same file.",
                "df " + Words.quoted(asked.path()));
    }
}
