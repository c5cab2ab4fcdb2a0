package io.drover.model;

import java.util.Optional;

/**
 * A guest's disk, CD-ROM or floppy.
 *
 * @param target the guest's name for it, such as {@code xvda}
 * @param kind what the guest sees
 * @param source the Dom0 path, or the name of a network volume; empty for an empty drive
 * @param transport how the Dom0 reaches the source
 * @param format such as {@code raw} or {@code qcow2}
 * @param readOnly whether the guest cannot write to it
 * @param backend what carries it in the Dom0, in libxl's word such as {@code phy} or {@code qdisk}, where it is told
 */
public record Disk(
        String target,
        Kind kind,
        Optional<String> source,
        Transport transport,
        String format,
        boolean readOnly,
        Optional<String> backend) {

    /** The same drive with another medium in it, or none. */
    public Disk holding(Optional<String> medium) {
        return new Disk(target, kind, medium, transport, format, readOnly, backend);
    }

    /** What the guest sees. */
    public enum Kind {
        DISK,
        CDROM,
        FLOPPY
    }

    /** How the Dom0 reaches a disk's bytes. */
    public enum Transport {
        /** A file in the Dom0's file system. */
        FILE,
        /** A block device of the Dom0. */
        BLOCK,
        /** A volume that a network protocol names, such as RBD. */
        NETWORK
    }
}
