package io.drover.check;

import io.drover.model.Mount;
import java.util.List;
import java.util.Locale;

/** Which mounted file systems several hosts can share. */
final class ShareKinds {
    private static final List<String> PREFIXES = List.of(
            "nfs", "cifs", "smb", "ceph", "fuse.", "fusefs", "gluster", "lustre", "gfs2", "ocfs2", "9p", "beegfs",
            "moosefs");

    private ShareKinds() {}

    /** Whether a mount is of a file system that other hosts may have mounted too. */
    static boolean isShared(Mount mount) {
        var type = mount.type().toLowerCase(Locale.ROOT);
        return PREFIXES.stream().anyMatch(type::startsWith);
    }
}
