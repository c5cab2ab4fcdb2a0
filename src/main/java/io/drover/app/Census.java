package io.drover.app;

import io.drover.engine.Drover;
import io.drover.metrics.FleetMeters;
import io.drover.port.Timer;
import java.time.Duration;

/** Keeps the meters of hosts fresh: an inventory now and then, the next only after the last was answered. */
final class Census {
    /** Inventories cost hosts work, and a meter that is a minute old is fresh enough for a graph. */
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Drover drover;
    private final FleetMeters meters;
    private final Timer timer;

    Census(Drover drover, FleetMeters meters, Timer timer) {
        this.drover = drover;
        this.meters = meters;
        this.timer = timer;
    }

    void take() {
        drover.fleet().whenComplete((fleet, failure) -> {
            if (failure == null) {
                meters.observed(fleet);
            }
            timer.after(PAUSE, this::take);
        });
    }
}
