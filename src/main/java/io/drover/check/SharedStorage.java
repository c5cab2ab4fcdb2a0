package io.drover.check;

import io.drover.model.Disk;
import io.drover.model.FileIdentity;
import io.drover.model.Host;
import io.drover.model.Observed;
import io.drover.model.PathSight;

/**
 * Proof that a disk's source means the same bytes on both hosts: by what both Dom0s say of the file or device, or else by the pools of
 * their toolstacks. What is said of each disk is one of {@link Standing}, or that it is not known.
 */
final class SharedStorage {
    private SharedStorage() {}

    /** Whether a drive's source is proved on storage that both hosts reach. An empty drive needs none. */
    static Answer prove(Question question, Host destination, Disk disk) {
        if (disk.source().isEmpty()) {
            return Answer.pass(() -> disk.target() + " is empty");
        }
        var path = disk.source().get();
        var asked = new DiskQuestion(question, destination, disk, path);
        if (disk.transport() == Disk.Transport.NETWORK) {
            return NetworkProof.of(asked);
        }
        if (!path.startsWith("/") || (path + "/").contains("/../")) {
            return asked.unknown("not a plain absolute path");
        }
        return asked.here() instanceof Observed.Known<PathSight> here
                        && here.value().file().isPresent()
                        && asked.there() instanceof Observed.Known<PathSight> there
                ? byIdentity(asked, here.value().file().get(), there)
                : PoolProof.of(asked);
    }

    private static Answer byIdentity(DiskQuestion asked, FileIdentity here, Observed.Known<PathSight> there) {
        var seen = there.value();
        if (!seen.exists()) {
            return asked.notThere(
                    "it is on " + here.fileSystem() + " at " + asked.source().name() + ", yet ", seen, there.how());
        }
        if (seen.file().isEmpty()) {
            return PoolProof.of(asked);
        }
        var other = seen.file().get();
        boolean device = here.kind() == FileIdentity.Kind.DEVICE || other.kind() == FileIdentity.Kind.DEVICE;
        return device ? DeviceProof.of(asked, here, other) : FileProof.of(asked, here, other);
    }
}
