package io.drover.port;

import io.drover.model.MigrationId;
import io.drover.model.Outage;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import java.util.Optional;

/** Where the engine tells what happens. Called on the engine's thread; an implementation must not block. */
public interface EventSink {
    /** A fact became durable. */
    void recorded(Recorded recorded);

    /** A transfer moved on. Not journaled: the next one makes it worthless. */
    void progressed(MigrationId migration, Progress progress);

    /** The journal cannot be written, or something more was seen meanwhile; or it can be written again, when there is none. */
    default void outage(Optional<Outage> outage) {}
}
