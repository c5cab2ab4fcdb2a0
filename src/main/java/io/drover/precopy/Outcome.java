package io.drover.precopy;

import io.drover.model.GuestId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a migration cost that is proved to have succeeded.
 *
 * @param link the way it took
 * @param guest who moved
 * @param memoryBytes the memory that the guest had
 * @param bytes what was sent, where the driver counts it
 * @param duration from the order until the source said that it was over
 * @param downtime while the guest ran nowhere, where it is known
 * @param release for how long at its end the source let go of the guest, which ran at the destination by then, where that is known
 * @param endedAt when it was proved
 */
public record Outcome(
        Link link,
        GuestId guest,
        long memoryBytes,
        Optional<Long> bytes,
        Duration duration,
        Optional<Duration> downtime,
        Optional<Duration> release,
        Instant endedAt) {

    /** Whether anything can be learned from it: a guest without memory, or no time at all, is a driver's slip. */
    boolean isSane() {
        return memoryBytes > 0
                && duration.compareTo(Duration.ZERO) > 0
                && bytes.filter(sent -> sent < memoryBytes).isEmpty();
    }
}
