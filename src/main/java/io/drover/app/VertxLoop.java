package io.drover.app;

import io.drover.port.Timer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Executor;

/** The engine's thread and timers on Vert.x: one event-loop context of its own, on which tasks run one at a time, in order. */
final class VertxLoop implements Executor, Timer {
    private final Vertx vertx;
    private final Context context;

    VertxLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    /** Threads beside the loop, for work that may take a while. */
    Executor desk() {
        return task -> vertx.executeBlocking(
                () -> {
                    task.run();
                    return true;
                },
                false);
    }

    /** {@inheritDoc} To the millisecond, rounded up. */
    @Override
    public void after(Duration delay, Runnable work) {
        long millis = delay.plusNanos(999_999).toMillis();
        execute(() -> {
            if (millis <= 0) {
                work.run();
            } else {
                vertx.setTimer(millis, timer -> work.run());
            }
        });
    }
}
