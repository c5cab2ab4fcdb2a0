package io.drover.driver.libvirt;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread with a connection of its own. libvirt keeps errors by thread, and a call that never returns must hold up nothing
 * but its own lane.
 */
final class Lane {
    private final Source source;
    private final Worker worker;

    private volatile Runnable ended = () -> {};

    /** Touched by the lane's thread only. */
    private @Nullable Link link;

    Lane(String name, int queued, Source source) {
        this.source = source;
        this.worker = new Worker(name, queued);
    }

    /** Where a lane gets its connection. */
    @FunctionalInterface
    interface Source {
        Link open() throws LibvirtFailure;
    }

    /**
     * Puts work in line.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the line is full or the lane was closed
     */
    void submit(Runnable work) {
        worker.execute(work);
    }

    /** The connection, opened where there is none that stands. To be called by work that runs on this lane. */
    Link link() throws LibvirtFailure {
        Link current = link;
        if (current != null && current.isAlive()) {
            return current;
        }
        drop();
        Link opened = source.open();
        link = opened;
        return opened;
    }

    /**
     * Takes no more work, drops what waits, and lets go of the connection when the work under way returns.
     *
     * @param afterwards what to do then
     */
    void close(Runnable afterwards) {
        ended = afterwards;
        worker.shutdownNow();
    }

    private void drop() {
        Link current = link;
        link = null;
        if (current != null) {
            current.close();
        }
    }

    private final class Worker extends ThreadPoolExecutor {
        Worker(String name, int queued) {
            super(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queued), work -> {
                Thread thread = new Thread(work, name);
                thread.setDaemon(true);
                return thread;
            });
        }

        @Override
        protected void terminated() {
            drop();
            ended.run();
        }
    }
}
