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
 *   <li>Once an append failed, all later ones fail until the journal is opened again: no fact can follow one that is lost.
 *   <li>Each fact carries a checksum that is verified when it is read; the numbers have no gaps, which is verified too.
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
        FactTable writing = null;
        try {
            writing = FactTable.writable(absolute, maxBytes);
            long last = writing.prepare(absolute);
            FactReader reader = new FactReader(absolute, FactTable.readOnly(absolute));
            return new SqliteJournal(FactWriter.start(absolute, guard, writing, last), reader);
        } catch (SQLException refused) {
            abandon(writing, guard);
            throw SqliteFailure.of(absolute, refused);
        } catch (JournalException refused) {
            abandon(writing, guard);
            throw refused;
        }
    }

    private static void abandon(@Nullable FactTable writing, FileGuard guard) {
        if (writing != null) {
            writing.close();
        }
        guard.close();
    }

    @Override
    public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        return writer.append(at, List.copyOf(facts));
    }

    @Override
    public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        return reader.read(afterSequence, limit);
    }

    /** Waits until what was appended is durable, then lets go of the file. */
    @Override
    public void close() {
        reader.close();
        writer.close();
    }
}
