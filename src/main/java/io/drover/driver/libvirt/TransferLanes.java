package io.drover.driver.libvirt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The lanes of the migrations from one host: one each, opened when needed, kept for the next, at most so many. */
final class TransferLanes implements AutoCloseable {
    private final String host;
    private final int atMost;
    private final Lane.Source source;
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final Set<Lane> busy = new HashSet<>();

    TransferLanes(String host, int atMost, Lane.Source source) {
        this.host = host;
        this.atMost = atMost;
        this.source = source;
    }

    /** A lane for one migration, unless all are busy. */
    synchronized Optional<Lane> take() {
        if (busy.size() >= atMost) {
            return Optional.empty();
        }
        Lane lane = idle.isEmpty() ? new Lane("libvirt-" + host + "-migration", 1, source) : idle.pop();
        busy.add(lane);
        return Optional.of(lane);
    }

    /** Takes back the lane of a migration that is really over, however long that took. */
    synchronized void giveBack(Lane lane) {
        if (busy.remove(lane)) {
            idle.push(lane);
        }
    }

    @Override
    public synchronized void close() {
        idle.forEach(lane -> lane.close(() -> {}));
        busy.forEach(lane -> lane.close(() -> {}));
    }
}
