package io.drover.store;

import io.drover.model.Recorded;
import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads the journal on a thread and a connection of its own, so that reading holds up no append. */
final class FactReader implements AutoCloseable {
    private static final int MOST_WAITING = 256;
    private static final int LONGEST_READ_SECONDS = 30;

    private final Path file;
    private final FactTable table;
    private final ThreadPoolExecutor thread;

    FactReader(Path file, FactTable table) {
        this.file = file;
        this.table = table;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                work -> FactWriter.thread("journal-reader", work));
    }

    CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        if (afterSequence < 0 || limit < 1) {
            throw new IllegalArgumentException("cannot read " + limit + " facts after number " + afterSequence
                    + "; the number must be 0 or more, the limit 1 or more");
        }
        try {
            return CompletableFuture.supplyAsync(() -> verified(afterSequence, limit), thread);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(new JournalException(
                    "the journal " + file
                            + (thread.isShutdown() ? " is closed" : " has too many readers; read again later"),
                    full));
        }
    }

    /** Among facts after the last that was removed none may be missing; what is left before it was looked at when the file was opened. */
    private List<Recorded> verified(long afterSequence, int limit) {
        List<Recorded> facts = new ArrayList<>();
        try {
            FactTable.Page page = table.page(afterSequence, limit);
            long before = afterSequence;
            for (FactRow row : page.rows()) {
                if (row.sequence() > page.completeAfter() + 1 && row.sequence() != before + 1) {
                    throw new FactRow.DamagedRowException(
                            row.sequence(), "follows on " + before + ": some are missing");
                }
                facts.add(row.verified());
                before = row.sequence();
            }
            return List.copyOf(facts);
        } catch (SQLException refused) {
            throw SqliteFailure.of(file, refused);
        } catch (FactRow.DamagedRowException damaged) {
            throw new JournalException(
                    "the journal " + file + " " + SqliteFailure.damaged(file, String.valueOf(damaged.getMessage())),
                    damaged);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_READ_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
            return;
        }
        table.close();
    }
}
