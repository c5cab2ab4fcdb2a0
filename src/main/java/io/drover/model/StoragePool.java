package io.drover.model;

import java.util.Optional;

/**
 * A place on a host where disks live.
 *
 * @param name its name on that host
 * @param type libvirt's pool type, such as {@code netfs}, {@code dir}, {@code logical}, {@code iscsi}
 * @param targetPath where its volumes appear in the Dom0's file system
 * @param identity what names the storage itself, the same on every host that reaches it (such as {@code nfs://stor/}); empty
 *     for storage that belongs to one host
 * @param active whether the host has it mounted or started
 * @param capacityBytes total size, 0 where not told
 * @param availableBytes free size, 0 where not told
 */
public record StoragePool(
        String name,
        String type,
        String targetPath,
        Optional<String> identity,
        boolean active,
        long capacityBytes,
        long availableBytes) {

    /** Whether a path of the Dom0 lies in this pool. */
    public boolean holds(String path) {
        return path.startsWith(targetPath) && (targetPath.endsWith("/") || path.startsWith("/", targetPath.length()));
    }
}
