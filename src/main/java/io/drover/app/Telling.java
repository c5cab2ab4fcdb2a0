package io.drover.app;

import io.drover.api.EventHub;
import io.drover.metrics.FleetMeters;
import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.port.EventSink;
import java.util.Optional;

/** Tells both the meters and the event stream what the engine tells. */
record Telling(FleetMeters meters, EventHub hub) implements EventSink {

    @Override
    public void recorded(Recorded recorded) {
        meters.recorded(recorded);
        hub.recorded(recorded);
    }

    @Override
    public void outage(Optional<Outage> outage) {
        meters.outage(outage);
        hub.outage(outage);
    }

    @Override
    public void progressed(MigrationId migration, Progress progress) {
        meters.progressed(migration, progress);
        hub.progressed(migration, progress);
    }
}
