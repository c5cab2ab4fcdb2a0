package io.drover.plan.schedule;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.precopy.AssumedLoad;
import java.time.Duration;

/**
 * What a guest takes, and what moving it costs.
 *
 * @param name its name, for people
 * @param host the number of the host that it is on
 * @param memoryBytes what a migration has to send
 * @param footprintBytes what it takes of a host's memory
 * @param vcpus its virtual processors
 * @param load how it is taken to write to its memory
 * @param downtimeLimit for how long it may stand still
 */
public record GuestNeed(
        String name,
        int host,
        long memoryBytes,
        long footprintBytes,
        int vcpus,
        AssumedLoad load,
        Duration downtimeLimit) {

    /** A guest whose load was observed, or is not known. */
    public GuestNeed(
            String name,
            int host,
            long memoryBytes,
            long footprintBytes,
            int vcpus,
            Observed<Load> load,
            Duration downtimeLimit) {
        this(name, host, memoryBytes, footprintBytes, vcpus, AssumedLoad.of(load, memoryBytes), downtimeLimit);
    }

    /** The same on another host. */
    GuestNeed on(int other) {
        return new GuestNeed(name, other, memoryBytes, footprintBytes, vcpus, load, downtimeLimit);
    }
}
