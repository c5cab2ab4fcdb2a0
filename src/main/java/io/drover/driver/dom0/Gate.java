package io.drover.driver.dom0;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Lets a few calls to a host through at a time, and a limited number wait. */
final class Gate {
    private final int atOnce;
    private final int waitingAtMost;
    private final Deque<Turn> waiting = new ArrayDeque<>();
    private int through;

    Gate(int atOnce, int waitingAtMost) {
        this.atOnce = atOnce;
        this.waitingAtMost = waitingAtMost;
    }

    private record Turn(CompletableFuture<?> answer, Runnable start) {}

    /**
     * Starts a call when its turn comes. It holds its place until it is answered; answered while it waits, it leaves the line.
     *
     * @return false, and nothing is done, if the line is full
     */
    boolean enter(CompletableFuture<?> answer, Runnable start) {
        Turn turn = new Turn(answer, start);
        boolean now;
        synchronized (this) {
            now = through < atOnce;
            if (now) {
                through++;
            } else if (waiting.size() < waitingAtMost) {
                waiting.add(turn);
            } else {
                return false;
            }
        }
        Stages.onEnd(answer, (value, failure) -> leave(turn));
        if (now) {
            start.run();
        }
        return true;
    }

    private void leave(Turn turn) {
        Optional<Turn> next;
        synchronized (this) {
            if (waiting.remove(turn)) {
                return;
            }
            next = Optional.ofNullable(waiting.poll());
            if (next.isEmpty()) {
                through--;
            }
        }
        next.map(Turn::start).ifPresent(Runnable::run);
    }
}
