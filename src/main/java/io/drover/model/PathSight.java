package io.drover.model;

import java.util.Optional;

/**
 * Whether a path exists on a host, and what it is.
 *
 * @param exists whether it does
 * @param pool the name of the storage pool it was found in or looked for in; empty text where it was looked for in the file
 *     system itself
 * @param file what it is, where the host was looked into and not only asked through its toolstack
 */
public record PathSight(boolean exists, String pool, Optional<FileIdentity> file) {

    /** A path that a toolstack knows or does not know. */
    public PathSight(boolean exists, String pool) {
        this(exists, pool, Optional.empty());
    }
}
