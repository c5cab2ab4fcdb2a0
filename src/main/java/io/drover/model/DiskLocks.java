package io.drover.model;

import java.util.Set;

/**
 * What keeps two guests from one disk on this host.
 *
 * @param kind {@code lockd}, {@code sanlock}, or {@code none}
 * @param held names of the locks that are held here now; with lockd, the SHA-256 of the disk's path
 */
public record DiskLocks(String kind, Set<String> held) {

    public DiskLocks {
        held = Set.copyOf(held);
    }

    /** Whether there is one. */
    public boolean isUsed() {
        return !kind.equals("none");
    }
}
