package io.drover.api;

import io.drover.json.Json;
import io.drover.model.Recorded;

/**
 * A fact as it stands in an event stream.
 *
 * @param sequence the fact's number
 * @param text the frame, ready to send
 */
record Frame(long sequence, String text) {
    /** A comment: a sign of life that no client takes for an event. */
    static final String HEARTBEAT = ": alive\n\n";

    static Frame of(Recorded recorded) {
        return new Frame(recorded.sequence(), position(recorded.sequence()) + event("fact", Json.write(recorded)));
    }

    static String event(String name, String json) {
        return "event: " + name + "\ndata: " + json + "\n\n";
    }

    /** Tells a client where it is; by itself, with an empty line after it, it is no event. */
    static String position(long sequence) {
        return "id: " + sequence + "\n";
    }
}
