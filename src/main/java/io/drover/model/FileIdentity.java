package io.drover.model;

import java.util.Optional;

/**
 * What makes a file or device of a Dom0 the same one on another host.
 *
 * @param kind what it is
 * @param number its inode: on one file system, the same number is the same file
 * @param sizeBytes its size
 * @param fileSystem what the file system is mounted from, such as {@code stor:/}, or the device itself
 * @param fileSystemType such as {@code nfs4}; {@code devtmpfs} for devices
 * @param device what names a device's bytes wherever it is attached, such as a WWN, a serial number, or an iSCSI target with
 *     its LUN; empty for what is no device or has no such name
 */
public record FileIdentity(
        Kind kind, long number, long sizeBytes, String fileSystem, String fileSystemType, Optional<String> device) {

    /** What a path leads to. */
    public enum Kind {
        FILE,
        DIRECTORY,
        DEVICE,
        OTHER
    }
}
