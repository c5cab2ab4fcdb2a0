package io.drover.driver.libvirt;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The driver's clock: one thread that starts things later. What it starts must not block. */
final class Alarms implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "libvirt-clock");
        thread.setDaemon(true);
        return thread;
    });

    Alarms() {
        clock.setRemoveOnCancelPolicy(true);
        clock.setRejectedExecutionHandler((work, executor) -> {});
    }

    /** Does something later, unless the clock is stopped first. */
    void after(Duration wait, Runnable work) {
        Future<?> unused = clock.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Does something when an answer has not come in time. */
    void unlessDone(CompletableFuture<?> answer, Duration limit, Runnable late) {
        Future<?> alarm = clock.schedule(late, limit.toNanos(), TimeUnit.NANOSECONDS);
        Answers.onEnd(answer, (value, failure) -> alarm.cancel(false));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
