package io.drover.store;

import io.drover.model.Recorded;
import io.drover.port.JournalException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a journal's file from its first fact to its last, changes nothing, and goes on where something is damaged. A Drover may be
 * writing to the file meanwhile; what is told is how it stood at one moment.
 */
public final class Audit implements AutoCloseable {
    private static final int PAGE = 1_000;

    /** A damaged file could otherwise have a line for each of millions of facts. */
    private static final int MOST_DAMAGES = 100;

    private final FactTable table;
    private final List<Damage> damages = new ArrayList<>();
    private final Kept.Sum left = new Kept.Sum();
    private long damaged;
    private long sound;
    private long last;

    /**
     * Something in the file that is not what was written.
     *
     * @param sequence the fact's number, or 0 where it is not about one fact
     * @param what what is wrong with it
     */
    public record Damage(long sequence, String what) {}

    /**
     * What was found.
     *
     * @param format the file's format
     * @param facts how many facts are sound
     * @param last the number of the last fact
     * @param completeAfter the number up to which old facts were removed on purpose
     * @param damaged how much is wrong
     * @param damages what is wrong, of that the first hundred
     */
    public record Report(int format, long facts, long last, long completeAfter, long damaged, List<Damage> damages) {
        public Report {
            damages = List.copyOf(damages);
        }

        /** Whether everything is what was written. */
        public boolean isSound() {
            return damaged == 0;
        }
    }

    /** Who is told of each sound fact, in order. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A sound fact.
         *
         * @return what is wrong with it beside those before it, if anything is
         */
        Optional<String> told(Recorded fact);
    }

    private Audit(FactTable table) {
        this.table = table;
    }

    /**
     * Opens a journal's file for reading.
     *
     * @throws JournalException if it is not there, not a journal, or may not be read
     */
    public static Audit open(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(absolute)) {
            throw new JournalException(
                    "there is no journal " + absolute + "; name its file, or a configuration whose journal.path does");
        }
        try {
            FactTable table = FactTable.readOnly(absolute);
            try {
                table.holdStill();
                table.schema().known();
                return new Audit(table);
            } catch (SQLException | JournalException refused) {
                table.close();
                throw refused;
            }
        } catch (SQLException refused) {
            throw SqliteFailure.of(absolute, refused);
        }
    }

    /** Looks at everything, and tells every fact that is sound. */
    public Report verify(Listener listener) {
        try {
            table.schema().wrongPages().ifPresent(wrong -> note(0, "the file's pages: " + wrong));
        } catch (SQLException refused) {
            note(0, "the file's pages: " + refused.getMessage());
        }
        return walk(row -> told(row, listener));
    }

    /** Tells every fact that is sound as JSON on one line, also where this release does not know its kind. */
    public Report export(Consumer<String> line) {
        return walk(row -> {
            try {
                line.accept(row.sound().line());
                sound++;
            } catch (FactRow.DamagedRowException wrong) {
                note(row.sequence(), wrong.what());
            }
        });
    }

    private void told(FactRow row, Listener listener) {
        try {
            listener.told(row.verified()).ifPresentOrElse(wrong -> note(row.sequence(), wrong), () -> sound++);
        } catch (FactRow.DamagedRowException wrong) {
            note(row.sequence(), wrong.what());
        }
    }

    private Report walk(Consumer<FactRow> take) {
        Optional<Kept> kept = kept();
        long completeAfter = kept.map(Kept::through).orElse(0L);
        List<FactRow> page = page(take, completeAfter);
        while (!page.isEmpty()) {
            page = page(take, completeAfter);
        }
        kept.filter(noted -> !noted.equals(left.through(noted.through())))
                .ifPresent(noted -> note(
                        0, "facts are missing among 1 to " + noted.through() + " that were not removed on purpose"));
        return new Report(format(), sound, last, completeAfter, damaged, damages);
    }

    private Optional<Kept> kept() {
        try {
            return Optional.of(table.kept());
        } catch (SQLException refused) {
            note(0, "what was removed on purpose cannot be read: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private List<FactRow> page(Consumer<FactRow> take, long completeAfter) {
        List<FactRow> page = rows();
        for (FactRow row : page) {
            boolean follows = row.sequence() == last + 1 || row.sequence() <= completeAfter + 1;
            if (!follows) {
                note(last + 1, "is missing, and all up to " + (row.sequence() - 1));
            }
            if (row.sequence() <= completeAfter) {
                left.add(row.sequence(), row.checksum());
            }
            last = row.sequence();
            take.accept(row);
        }
        return page;
    }

    /** Where a page of the file cannot be read, facts are looked up one by one: those on other pages are still good. */
    private List<FactRow> rows() {
        try {
            return table.select(last, PAGE);
        } catch (SQLException unreadable) {
            List<FactRow> rows = new ArrayList<>();
            for (long sequence = last + 1; sequence <= last + PAGE; sequence++) {
                lookUp(sequence).ifPresent(rows::add);
            }
            return rows;
        }
    }

    private Optional<FactRow> lookUp(long sequence) {
        try {
            return table.select(sequence - 1, 1).stream()
                    .filter(row -> row.sequence() == sequence)
                    .findFirst();
        } catch (SQLException unreadable) {
            return Optional.empty();
        }
    }

    private int format() {
        try {
            return (int) table.number("PRAGMA user_version");
        } catch (SQLException unreadable) {
            return 0;
        }
    }

    private void note(long sequence, String what) {
        damaged++;
        if (damages.size() < MOST_DAMAGES) {
            damages.add(new Damage(sequence, what));
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
