package io.drover.port;

import io.drover.model.RunId;

/** New identities. */
@FunctionalInterface
public interface Ids {
    /** A run's identity that was never given before. */
    RunId nextRun();
}
