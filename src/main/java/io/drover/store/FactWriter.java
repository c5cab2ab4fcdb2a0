package io.drover.store;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The thread that writes: it takes what waits, commits it at once, and only then tells those who wait. */
final class FactWriter implements AutoCloseable {
    static final int MOST_WAITING = 4_096;
    private static final int MOST_PER_COMMIT = 512;

    private sealed interface Order {}

    private record Append(Instant at, List<Fact> facts, CompletableFuture<List<Recorded>> done) implements Order {}

    private record Drop(List<Long> sequences, CompletableFuture<Void> done) implements Order {}

    private record Recover(CompletableFuture<Void> done) implements Order {}

    private record End() implements Order {}

    private final Path file;
    private final FileGuard guard;
    private final Opening opening;
    private final BlockingQueue<Order> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = thread("journal-writer", this::work);
    private FactTable table;
    private long last;
    private volatile long completeAfter;

    /** Why what waits is not written any more; known to the writing thread only. */
    private @Nullable JournalException broken;

    /** Why nothing new is taken. */
    private @Nullable JournalException refusal;

    private boolean closing;

    /** Opens the file for writing, once at the start and again to recover. */
    @FunctionalInterface
    interface Opening {
        FactTable open() throws SQLException;
    }

    private FactWriter(Path file, FileGuard guard, Opening opening, FactTable table) throws SQLException {
        this.file = file;
        this.guard = guard;
        this.opening = opening;
        this.table = table;
        this.last = table.prepare();
        this.completeAfter = table.kept().through();
    }

    /** Opens the file, looks at it and starts to write. */
    static FactWriter start(Path file, FileGuard guard, Opening opening) throws SQLException {
        FactTable table = opening.open();
        try {
            FactWriter writer = new FactWriter(file, guard, opening, table);
            writer.thread.start();
            return writer;
        } catch (SQLException | JournalException refused) {
            table.close();
            throw refused;
        }
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    long completeAfter() {
        return completeAfter;
    }

    CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        if (facts.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Append order = new Append(at, facts, new CompletableFuture<>());
        synchronized (this) {
            if (refusal == null && !waiting.offer(order)) {
                refusal = new JournalException("the journal " + file + " has " + MOST_WAITING
                        + " appends waiting: its disk does not keep up; look at the disk");
            }
            if (refusal != null) {
                order.done().completeExceptionally(refusal);
            }
        }
        return order.done();
    }

    CompletionStage<Void> drop(List<Long> sequences) {
        return enqueue(new Drop(sequences, new CompletableFuture<>()));
    }

    CompletionStage<Void> recover() {
        return enqueue(new Recover(new CompletableFuture<>()));
    }

    private synchronized CompletionStage<Void> enqueue(Order order) {
        CompletableFuture<Void> done = order instanceof Drop drop ? drop.done() : ((Recover) order).done();
        if (closing || !waiting.offer(order)) {
            done.completeExceptionally(new JournalException(
                    "the journal " + file + (closing ? " is closed" : " has too much waiting; try again later")));
        }
        return done;
    }

    private void work() {
        try {
            Order order = waiting.take();
            while (!(order instanceof End)) {
                if (order instanceof Append append) {
                    commit(batch(append));
                } else if (order instanceof Drop drop) {
                    drop(drop);
                } else if (order instanceof Recover recover) {
                    recover(recover);
                }
                order = waiting.take();
            }
        } catch (InterruptedException wanted) {
            breakFor(new JournalException("the journal " + file + " lost its writer; start Drover again", wanted));
        } finally {
            table.close();
            guard.close();
        }
    }

    /** Nobody else takes orders away, so what was looked at is still there. */
    private List<Append> batch(Append first) throws InterruptedException {
        List<Append> batch = new ArrayList<>(List.of(first));
        while (batch.size() < MOST_PER_COMMIT && waiting.peek() instanceof Append) {
            batch.add((Append) waiting.take());
        }
        return batch;
    }

    private void commit(List<Append> batch) {
        if (broken == null) {
            write(batch);
        }
        JournalException reason = broken;
        if (reason != null) {
            batch.forEach(order -> order.done().completeExceptionally(reason));
        }
    }

    /** Whatever goes wrong is told to those who wait: nobody waits for ever. */
    private void write(List<Append> batch) {
        try {
            List<List<Recorded>> numbered = number(batch);
            table.insert(
                    numbered.stream().flatMap(List::stream).map(FactRow::of).toList());
            for (int i = 0; i < numbered.size(); i++) {
                last += numbered.get(i).size();
                batch.get(i).done().complete(numbered.get(i));
            }
        } catch (SQLException refused) {
            breakFor(SqliteFailure.of(file, refused));
        } catch (RuntimeException | Error refused) {
            breakFor(new JournalException(
                    "the journal " + file + " could not write a fact: " + refused.getMessage(), refused));
        }
    }

    private List<List<Recorded>> number(List<Append> batch) {
        List<List<Recorded>> numbered = new ArrayList<>();
        long next = last;
        for (Append order : batch) {
            List<Recorded> facts = new ArrayList<>();
            for (Fact fact : order.facts()) {
                facts.add(new Recorded(++next, order.at(), fact));
            }
            numbered.add(List.copyOf(facts));
        }
        return numbered;
    }

    /** Removing nothing is no failure of the journal: the facts are still there, and the next time may remove them. */
    private void drop(Drop order) {
        try {
            completeAfter = table.drop(order.sequences()).through();
            order.done().complete(null);
        } catch (SQLException refused) {
            order.done().completeExceptionally(SqliteFailure.of(file, refused));
        }
    }

    /**
     * Opens the file anew: after a failed write only the file itself can say whether the last facts are in it. The numbers go on from
     * what is found.
     */
    private void recover(Recover order) {
        try {
            table.close();
            table = opening.open();
            last = table.prepare();
            table.tryToWrite();
            broken = null;
            acceptAgain();
            order.done().complete(null);
        } catch (SQLException refused) {
            fail(order, SqliteFailure.of(file, refused));
        } catch (JournalException refused) {
            fail(order, refused);
        }
    }

    private void fail(Recover order, JournalException reason) {
        broken = reason;
        refuse(reason);
        order.done().completeExceptionally(reason);
    }

    private void breakFor(JournalException reason) {
        broken = reason;
        refuse(reason);
    }

    private synchronized void acceptAgain() {
        if (!closing) {
            refusal = null;
        }
    }

    private synchronized void refuse(JournalException reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    private synchronized void refuseAll() {
        closing = true;
        refusal = refusal == null ? new JournalException("the journal " + file + " is closed") : refusal;
    }

    /** Waits until what was appended is written. */
    @Override
    public void close() {
        refuseAll();
        try {
            if (thread.isAlive()) {
                waiting.put(new End());
                thread.join();
            }
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }
}
