package io.drover.bench;

import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.port.EventSink;

/** Nobody who is told anything. */
final class Deaf implements EventSink {
    @Override
    public void recorded(Recorded recorded) {}

    @Override
    public void progressed(MigrationId migration, Progress seen) {}
}
