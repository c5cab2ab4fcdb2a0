package io.drover.model;

/**
 * A mounted file system.
 *
 * @param source what is mounted, such as {@code stor:/} or {@code /dev/vda}
 * @param target where
 * @param type such as {@code nfs4}, {@code ext4} or {@code zfs}
 * @param readOnly whether it is mounted read-only
 * @param capacityBytes its size
 * @param availableBytes what root can still write
 * @param atBoot whether the host mounts it at boot
 */
public record Mount(
        String source,
        String target,
        String type,
        boolean readOnly,
        long capacityBytes,
        long availableBytes,
        boolean atBoot) {

    /** Whether a path lies in it; a deeper mount may still hide it. */
    public boolean holds(String path) {
        return path.startsWith(target)
                && (target.equals("/") || path.length() == target.length() || path.startsWith("/", target.length()));
    }
}
