package io.drover.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a migration's transfer is.
 *
 * @param phase COPYING or SWITCHING, as far as the driver can tell; VERIFYING once the destination has said that the guest runs there
 * @param bytesArrived memory that has arrived at the destination; with a driver that sees only arrived memory it stops at the
 *     guest's size while later rounds go on
 * @param totalBytes the memory to arrive
 * @param bytesPerSecond recent rate, 0 while not known
 * @param elapsed since the transfer began
 * @param remaining the time still needed, with its honest width, where it can be told
 * @param basis what was observed, and what of it is an estimate
 */
public record Progress(
        Phase phase,
        long bytesArrived,
        long totalBytes,
        long bytesPerSecond,
        Duration elapsed,
        Optional<Remaining> remaining,
        String basis) {

    /**
     * An estimate of the time to the end.
     *
     * @param atLeast if the guest writes nothing more
     * @param atMost by Xen's rule at the rate seen
     */
    public record Remaining(Duration atLeast, Duration atMost) {}

    /** The same progress with an estimate of the time to the end. */
    public Progress withRemaining(Remaining estimate) {
        return new Progress(phase, bytesArrived, totalBytes, bytesPerSecond, elapsed, Optional.of(estimate), basis);
    }
}
