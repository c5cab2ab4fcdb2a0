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

    private record Order(Instant at, List<Fact> facts, CompletableFuture<List<Recorded>> done) {}

    private static final Order END = new Order(Instant.EPOCH, List.of(), new CompletableFuture<>());

    private final Path file;
    private final FileGuard guard;
    private final FactTable table;
    private final BlockingQueue<Order> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = thread("journal-writer", this::work);
    private long last;

    /** Why what waits is not written any more; known to the writing thread only. */
    private @Nullable JournalException broken;

    /** Why nothing new is taken. */
    private @Nullable JournalException refusal;

    private FactWriter(Path file, FileGuard guard, FactTable table, long last) {
        this.file = file;
        this.guard = guard;
        this.table = table;
        this.last = last;
    }

    static FactWriter start(Path file, FileGuard guard, FactTable table, long last) {
        FactWriter writer = new FactWriter(file, guard, table, last);
        writer.thread.start();
        return writer;
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        if (facts.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Order order = new Order(at, facts, new CompletableFuture<>());
        synchronized (this) {
            if (refusal == null && !waiting.offer(order)) {
                refusal = new JournalException("the journal " + file + " has " + MOST_WAITING
                        + " appends waiting: its disk does not keep up; look at the disk, then start Drover again");
            }
            if (refusal != null) {
                order.done().completeExceptionally(refusal);
            }
        }
        return order.done();
    }

    private void work() {
        try {
            boolean more = true;
            while (more) {
                List<Order> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, MOST_PER_COMMIT - 1);
                more = !batch.remove(END);
                commit(batch);
            }
        } catch (InterruptedException wanted) {
            breakFor(new JournalException("the journal " + file + " lost its writer; start Drover again", wanted));
        } finally {
            table.close();
            guard.close();
        }
    }

    private void commit(List<Order> batch) {
        if (broken == null) {
            write(batch);
        }
        JournalException reason = broken;
        if (reason != null) {
            batch.forEach(order -> order.done().completeExceptionally(reason));
        }
    }

    /** Whatever goes wrong is told to those who wait: nobody waits for ever. */
    private void write(List<Order> batch) {
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

    private List<List<Recorded>> number(List<Order> batch) {
        List<List<Recorded>> numbered = new ArrayList<>();
        long next = last;
        for (Order order : batch) {
            List<Recorded> facts = new ArrayList<>();
            for (Fact fact : order.facts()) {
                facts.add(new Recorded(++next, order.at(), fact));
            }
            numbered.add(List.copyOf(facts));
        }
        return numbered;
    }

    private void breakFor(JournalException reason) {
        broken = reason;
        refuse(reason);
    }

    private synchronized void refuse(JournalException reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    /** Waits until what was appended is written. */
    @Override
    public void close() {
        refuse(new JournalException("the journal " + file + " is closed"));
        try {
            if (thread.isAlive()) {
                waiting.put(END);
                thread.join();
            }
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }
}
