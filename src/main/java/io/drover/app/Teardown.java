package io.drover.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes what was opened, last first, each once, going on when one of them cannot be closed. */
final class Teardown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);
    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** Remembers how to close something. */
    <T> T add(T opened, Consumer<T> closing) {
        steps.push(() -> closing.accept(opened));
        return opened;
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            try {
                steps.pop().run();
            } catch (RuntimeException e) {
                LOG.warn("a part of the server could not be closed", e);
            }
        }
    }
}
