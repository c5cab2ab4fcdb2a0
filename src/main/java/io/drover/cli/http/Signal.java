package io.drover.cli.http;

import java.util.List;

/** Something that a follower of a run has to react to. */
public sealed interface Signal {

    /**
     * Events came in.
     *
     * @param events in the stream's order
     * @param more asks the stream for the next ones; until then it waits
     */
    record Events(List<SseEvent> events, Runnable more) implements Signal {}

    /** The stream ended, for that reason. */
    record Ended(String why) implements Signal {}

    /** The operator pressed Ctrl-C. */
    record Interrupt() implements Signal {}
}
