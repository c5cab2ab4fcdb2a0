package io.drover.cli.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * One connection to the server's event stream. It takes a chunk from the network, tells its events, and waits until they were
 * dealt with: a slow reader holds the server back instead of filling its own memory.
 */
public final class EventStream implements AutoCloseable, BodySubscriber<Void> {
    private static final int LONGEST_EVENT = 4 << 20;

    private final SseParser parser = new SseParser(LONGEST_EVENT);
    private final Consumer<Signal> listener;
    private volatile OptionalLong beginning = OptionalLong.empty();
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();

    EventStream(Consumer<Signal> listener) {
        this.listener = listener;
    }

    @Override
    public CompletionStage<Void> getBody() {
        // Complete from the start: the response is there when its headers are, however long the stream goes on.
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription granted) {
        subscription = Optional.of(granted);
        granted.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> chunk) {
        try {
            var events = new ArrayList<SseEvent>();
            chunk.forEach(bytes -> events.addAll(parser.feed(bytes)));
            if (events.isEmpty()) {
                begin(parser.lastId());
                more();
            } else {
                listener.accept(new Signal.Events(events, this::more));
            }
        } catch (IllegalStateException tooLong) {
            close();
            listener.accept(new Signal.Ended(String.valueOf(tooLong.getMessage())));
        }
    }

    /** The server tells first where the journal stands; an id by itself is no event. */
    private void begin(String id) {
        if (beginning.isEmpty() && id.matches("[0-9]{1,18}")) {
            beginning = OptionalLong.of(Long.parseLong(id));
        }
    }

    /** The fact after which this stream began, if the server told it before the first event. */
    OptionalLong beginning() {
        return beginning;
    }

    private void more() {
        subscription.ifPresent(granted -> granted.request(1));
    }

    @Override
    public void onError(Throwable failure) {
        listener.accept(new Signal.Ended(String.valueOf(failure.getMessage())));
    }

    @Override
    public void onComplete() {
        listener.accept(new Signal.Ended("the server closed the stream"));
    }

    @Override
    public void close() {
        subscription.ifPresent(Flow.Subscription::cancel);
    }
}
