package io.drover.cli.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads server-sent events from bytes as they come, in whatever pieces. Follows WHATWG HTML, section 9.2.6 "Interpreting an
 * event stream", with one addition: a line or an event that is too long is an error, so that a stream cannot fill the memory.
 */
public final class SseParser {
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String id = "";
    private boolean afterCarriageReturn;

    /**
     * A parser at the start of a stream.
     *
     * @param longest the most bytes that a line, and the most characters that an event's data, may have
     */
    public SseParser(int longest) {
        this.longest = longest;
    }

    /**
     * Takes the next bytes.
     *
     * @return the events that they complete
     * @throws IllegalStateException if a line or an event is too long
     */
    public List<SseEvent> feed(ByteBuffer bytes) {
        var events = new ArrayList<SseEvent>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            boolean secondHalfOfLineEnd = next == '\n' && afterCarriageReturn;
            afterCarriageReturn = next == '\r';
            if (secondHalfOfLineEnd) {
                continue;
            }
            if (next == '\n' || next == '\r') {
                endOfLine(events);
            } else {
                requireRoom(line.size());
                line.write(next);
            }
        }
        return events;
    }

    /** The last id that the stream gave, with an event or alone; empty before the first. */
    public String lastId() {
        return id;
    }

    private void endOfLine(List<SseEvent> events) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            dispatch(events);
        } else if (!text.startsWith(":")) {
            int colon = text.indexOf(':');
            var field = colon < 0 ? text : text.substring(0, colon);
            var value = colon < 0 ? "" : text.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> name = value;
            case "id" -> id = value;
            case "data" -> {
                requireRoom(data.length() + value.length());
                data.append(value).append('\n');
            }
            default -> {
                // The standard says to ignore what it does not name; "retry" is our caller's own decision.
            }
        }
    }

    private void dispatch(List<SseEvent> events) {
        if (!data.isEmpty()) {
            data.setLength(data.length() - 1);
            events.add(new SseEvent(id, name.isEmpty() ? "message" : name, data.toString()));
        }
        data.setLength(0);
        name = "";
    }

    private void requireRoom(int used) {
        if (used >= longest) {
            throw new IllegalStateException("the server sent an event of more than " + longest + " bytes");
        }
    }
}
