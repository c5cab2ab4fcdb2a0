package io.drover.api;

import io.drover.model.Recorded;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client that follows the events. All of it runs on the server's context.
 *
 * <ol>
 *   <li>Behind, it reads page after page from the journal, as fast as the client takes them, and ignores what is told.
 *   <li>Once a page ends where the journal ends, it is live: what is told is sent.
 *   <li>A number that was sent already is skipped. One that is not the next means that something was missed, and it is behind
 *       again. So every fact is sent once and in order, whatever the order in which reading and telling meet.
 *   <li>Live, what the client does not take at once waits, up to a limit. Beyond it the client is disconnected, and may come
 *       back with its last id. Progress never waits: a client that is slow does without.
 * </ol>
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int PAGE = 200;

    private final EventHub hub;
    private final History history;
    private final HttpServerResponse response;
    private final Context server;
    private final int mostWaiting;
    private final Deque<String> waiting = new ArrayDeque<>();
    private long sent;
    private boolean live;
    private boolean reading;
    private boolean over;

    EventStream(EventHub hub, History history, HttpServerResponse response, Context server, int mostWaiting) {
        this.hub = hub;
        this.history = history;
        this.response = response;
        this.server = server;
        this.mostWaiting = mostWaiting;
    }

    /** Sends what comes after a fact, first from the journal, then as it happens. */
    void begin(long after) {
        sent = after;
        response.drainHandler(drained -> flush());
        response.exceptionHandler(failure -> forget());
        response.closeHandler(closed -> forget());
        hub.add(this);
        response.write(Frame.position(after) + "\n");
        catchUp();
    }

    void offer(Frame frame) {
        if (over || frame.sequence() <= sent) {
            return;
        }
        if (!live || frame.sequence() != sent + 1) {
            catchUp();
        } else if (waiting.size() < mostWaiting) {
            send(frame);
        } else {
            LOG.atInfo().addKeyValue("sent", sent).log("a client reads events too slowly and is disconnected");
            hub.countDropped();
            cut();
        }
    }

    void offerProgress(String text) {
        if (live && isFree()) {
            response.write(text);
        }
    }

    void beat() {
        if (isFree()) {
            response.write(Frame.HEARTBEAT);
        }
    }

    /** Ends the stream as a stream ends. */
    void end() {
        forget();
        response.end();
    }

    /** Ends the stream with the connection. */
    private void cut() {
        forget();
        response.reset();
    }

    private void catchUp() {
        live = sent >= hub.last();
        if (live || reading || over || !isFree()) {
            return;
        }
        if (sent < history.completeAfter()) {
            LOG.atInfo().addKeyValue("sent", sent).log("what a client had still to read is forgotten; its stream ends");
            cut();
            return;
        }
        reading = true;
        Future.fromCompletionStage(history.read(sent, PAGE), server)
                .onSuccess(this::take)
                .onFailure(failure -> {
                    LOG.atWarn().setCause(failure).log("the journal cannot be read; an event stream ends");
                    cut();
                });
    }

    private void take(List<Recorded> page) {
        reading = false;
        page.stream().filter(recorded -> recorded.sequence() > sent).forEach(recorded -> send(Frame.of(recorded)));
        if (!page.isEmpty()) {
            catchUp();
        }
    }

    private void flush() {
        while (!waiting.isEmpty() && !response.writeQueueFull()) {
            response.write(waiting.remove());
        }
        if (!live) {
            catchUp();
        }
    }

    private void send(Frame frame) {
        sent = frame.sequence();
        if (isFree()) {
            response.write(frame.text());
        } else {
            waiting.add(frame.text());
        }
    }

    private boolean isFree() {
        return !over && waiting.isEmpty() && !response.writeQueueFull();
    }

    private void forget() {
        over = true;
        waiting.clear();
        hub.remove(this);
    }
}
