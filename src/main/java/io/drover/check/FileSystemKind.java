package io.drover.check;

import java.util.Locale;
import java.util.Set;

/** Whether a file system can be the same one on two hosts. */
enum FileSystemKind {
    /** Served by others, or made for several hosts on one device. */
    SHARED,
    /** Of one host alone: two that mount it at once destroy it. */
    LOCAL,
    /** None that Drover has heard of. */
    STRANGE;

    private static final Set<String> SHARED_TYPES = Set.of(
            "nfs",
            "nfs4",
            "newnfs",
            "cifs",
            "smb3",
            "smbfs",
            "glusterfs",
            "fusefs.glusterfs",
            "fuse.glusterfs",
            "ceph",
            "fuse.ceph",
            "fuse.ceph-fuse",
            "lustre",
            "beegfs",
            "moosefs",
            "fusefs.moosefs",
            "fuse.mfs",
            "fuse.moosefs",
            "9p",
            "ocfs2",
            "gfs2",
            "gpfs",
            "afs",
            "orangefs");
    private static final Set<String> LOCAL_TYPES = Set.of(
            "ext2",
            "ext3",
            "ext4",
            "xfs",
            "btrfs",
            "ufs",
            "ffs",
            "zfs",
            "tmpfs",
            "ramfs",
            "rootfs",
            "overlay",
            "squashfs",
            "iso9660",
            "cd9660",
            "udf",
            "f2fs",
            "jfs",
            "reiserfs",
            "vfat",
            "msdosfs",
            "ntfs",
            "bcachefs",
            "devtmpfs",
            "devfs",
            "nullfs",
            "fuseblk",
            "exfat");

    /** The kind of a type as {@code mount} names it. */
    static FileSystemKind of(String type) {
        var name = type.toLowerCase(Locale.ROOT);
        if (SHARED_TYPES.contains(name)) {
            return SHARED;
        }
        return LOCAL_TYPES.contains(name) ? LOCAL : STRANGE;
    }
}
