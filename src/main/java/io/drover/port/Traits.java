package io.drover.port;

/**
 * What a driver can do.
 *
 * @param progress what it can tell of a transfer under way
 * @param canAbort whether a transfer under way can be called off
 * @param peerToPeer whether a transfer to it goes on when Drover dies
 * @param persistentDefinitions whether its hosts remember guests that are off
 */
public record Traits(Progress progress, boolean canAbort, boolean peerToPeer, boolean persistentDefinitions) {

    /** What a driver can tell of a transfer under way. */
    public enum Progress {
        /** Bytes sent, rounds and pages left. */
        BYTES_SENT,
        /** Memory that has arrived at the destination. */
        MEMORY_ARRIVED,
        /** Time since the start. */
        ELAPSED_ONLY
    }
}
