package io.drover.store;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The journal in one SQLite file.
 *
 * <ol>
 *   <li>One thread writes. What waits for it is committed together, so the cost of a write to the disk is shared.
 *   <li>A stage completes after the commit reached the disk (write-ahead log, {@code synchronous=FULL}).
 *   <li>Once an append failed, all later ones fail until {@link #recover} has opened the file anew: no fact can follow one that is lost.
 *   <li>Each fact carries its form and a checksum that is verified when it is read; the numbers have no gaps but those that removing old
 *       facts left, which is verified too.
 *   <li>A lock on a file beside it keeps a second Drover off; file and lock are readable by their owner only.
 * </ol>
 *
 * Stages complete on the journal's threads; what is chained to them must not block.
 */
public final class SqliteJournal implements Journal {
    /** Some ten million facts, far more than Drover reads at its start in reasonable time. */
    public static final long STANDARD_MAX_BYTES = 8L << 30;

    private final FactWriter writer;
    private final FactReader reader;

    private SqliteJournal(FactWriter writer, FactReader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Opens a journal, or makes it if there is none, with the standard limit.
     *
     * @throws JournalException if it is in use, damaged, foreign, or its directory does not allow it; the message names the
     *     file and what to do
     */
    public static SqliteJournal open(Path file) {
        return open(file, STANDARD_MAX_BYTES);
    }

    /**
     * Opens a journal, or makes it if there is none.
     *
     * @param maxBytes what the file may grow to; an append beyond it fails
     * @throws JournalException if it is in use, damaged, foreign, or its directory does not allow it; the message names the
     *     file and what to do
     */
    public static SqliteJournal open(Path file, long maxBytes) {
        Path absolute = file.toAbsolutePath().normalize();
        FileGuard guard = FileGuard.take(absolute);
        FactWriter writer = null;
        try {
            writer = FactWriter.start(absolute, guard, () -> FactTable.writable(absolute, maxBytes));
            return new SqliteJournal(writer, new FactReader(absolute, FactTable.readOnly(absolute)));
        } catch (SQLException refused) {
            abandon(writer, guard);
            throw SqliteFailure.of(absolute, refused);
        } catch (JournalException refused) {
            abandon(writer, guard);
            throw refused;
        }
    }

    private static void abandon(@Nullable FactWriter writer, FileGuard guard) {
        if (writer == null) {
            guard.close();
        } else {
            writer.close();
        }
    }

    @Override
    public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        return writer.append(at, List.copyOf(facts));
    }

    @Override
    public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        return reader.read(afterSequence, limit);
    }

    @Override
    public long completeAfter() {
        return writer.completeAfter();
    }

    @Override
    public CompletionStage<Void> drop(List<Long> sequences) {
        return writer.drop(List.copyOf(sequences));
    }

    @Override
    public CompletionStage<Void> recover() {
        return writer.recover();
    }

    /** Waits until what was appended is durable, then lets go of the file. */
    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
