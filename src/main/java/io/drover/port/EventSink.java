package io.drover.port;

import io.drover.model.MigrationId;
import io.drover.model.Progress;
import io.drover.model.Recorded;

/** Where the engine tells what happens. Called on the engine's thread; an implementation must not block. */
public interface EventSink {
    /** A fact became durable. */
    void recorded(Recorded recorded);

    /** A transfer moved on. Not journaled: the next one makes it worthless. */
    void progressed(MigrationId migration, Progress progress);
}
