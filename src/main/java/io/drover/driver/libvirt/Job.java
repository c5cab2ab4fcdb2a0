package io.drover.driver.libvirt;

import io.drover.model.HostName;
import io.drover.port.HostException;
import io.drover.port.HostException.Recourse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** A task in its lane. Its answer always comes: from the host, or from the clock. */
final class Job<T> implements Runnable {
    private final HostName host;
    private final Task<T> task;
    private final Lane lane;
    private final Consumer<Job<?>> overdue;
    private final Runnable returned;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private volatile boolean started;

    /**
     * A task for a lane.
     *
     * @param overdue told when its time ran out
     * @param returned told when its work came back, be it after its time
     */
    Job(HostName host, Task<T> task, Lane lane, Consumer<Job<?>> overdue, Runnable returned) {
        this.host = host;
        this.task = task;
        this.lane = lane;
        this.overdue = overdue;
        this.returned = returned;
    }

    /** Puts it in line and starts its time. */
    CompletableFuture<T> start(Alarms clock) {
        try {
            lane.submit(this);
            clock.unlessDone(answer, task.limit(), this::expire);
        } catch (RejectedExecutionException e) {
            returned.run();
            answer.completeExceptionally(new HostException(
                    Recourse.RETRY,
                    host + ": " + task.operation() + " was not tried: too many calls wait for this host",
                    e));
        }
        return answer;
    }

    @Override
    public void run() {
        started = true;
        try {
            if (!answer.isDone()) {
                work();
            }
        } finally {
            returned.run();
        }
    }

    private void work() {
        try {
            answer.complete(task.work().on(lane.link()));
        } catch (LibvirtFailure failure) {
            answer.completeExceptionally(CallErrors.of(host, task.operation(), failure));
        } catch (HostException failure) {
            answer.completeExceptionally(failure);
        } catch (RuntimeException e) {
            answer.completeExceptionally(new HostException(
                    task.ifSilent() == Recourse.RETRY ? Recourse.GIVE_UP : task.ifSilent(),
                    host + ": " + task.operation() + " was not understood: " + e.getMessage(),
                    e));
        }
    }

    private void expire() {
        String waited = started ? "no answer" : "its turn did not come";
        Recourse recourse = started ? task.ifSilent() : Recourse.RETRY;
        HostException late = new HostException(
                recourse,
                host + ": " + task.operation() + " failed: " + waited + " within "
                        + task.limit().toSeconds() + " s");
        if (answer.completeExceptionally(late)) {
            overdue.accept(this);
        }
    }

    /** Answers at once, because the driver lets go of the host. */
    void abandon() {
        answer.completeExceptionally(new HostException(
                started ? task.ifSilent() : Recourse.RETRY,
                host + ": " + task.operation() + " was left alone: the driver was closed"));
    }

    /** Whether its work reached the lane's thread. */
    boolean wasStarted() {
        return started;
    }

    /** Where it was to run. */
    Lane lane() {
        return lane;
    }
}
