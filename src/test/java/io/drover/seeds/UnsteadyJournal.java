package io.drover.seeds;

import io.drover.driver.sim.VirtualTime;
import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * One life's hold on the disk that the journal is on, which outlives it. A write takes time; one that is under way when Drover dies is on the
 * disk or is not, all of it or nothing, as SQLite has it. The disk can be full, or slow.
 */
final class UnsteadyJournal implements Journal {
    private final Disk disk;
    private Optional<Runnable> underWay = Optional.empty();
    private boolean dead;

    UnsteadyJournal(Disk disk) {
        this.disk = disk;
    }

    /** Where facts are when no Drover lives. */
    static final class Disk {
        private final VirtualTime time;
        private final Consumer<Recorded> reader;
        private final MemoryJournal facts = new MemoryJournal();
        private Duration latency = Duration.ofMillis(3);
        private boolean full;

        Disk(VirtualTime time, Consumer<Recorded> reader) {
            this.time = time;
            this.reader = reader;
        }

        void latency(Duration other) {
            latency = other;
        }

        void full(boolean isFull) {
            full = isFull;
        }

        private List<Recorded> write(Instant at, List<Fact> added) {
            List<Recorded> written =
                    facts.append(at, added).toCompletableFuture().join();
            written.forEach(reader);
            return written;
        }
    }

    @Override
    public CompletionStage<List<Recorded>> append(Instant at, List<Fact> added) {
        CompletableFuture<List<Recorded>> answer = new CompletableFuture<>();
        underWay = Optional.of(() -> disk.write(at, added));
        disk.time.after(disk.latency, () -> {
            if (dead) {
                return;
            }
            underWay = Optional.empty();
            if (disk.full) {
                answer.completeExceptionally(new JournalException("database or disk is full"));
            } else {
                answer.complete(disk.write(at, added));
            }
        });
        return answer;
    }

    /** Its process is gone. */
    void die(boolean lastWriteReachedTheDisk) {
        dead = true;
        if (lastWriteReachedTheDisk && !disk.full) {
            underWay.ifPresent(Runnable::run);
        }
    }

    @Override
    public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        return disk.facts.read(afterSequence, limit);
    }

    @Override
    public CompletionStage<Void> recover() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        disk.time.after(disk.latency, () -> {
            if (dead) {
                return;
            }
            if (disk.full) {
                answer.completeExceptionally(new JournalException("database or disk is full"));
            } else {
                answer.complete(null);
            }
        });
        return answer;
    }

    @Override
    public void close() {}
}
