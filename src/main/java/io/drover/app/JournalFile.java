package io.drover.app;

import io.drover.cli.Target;
import io.drover.config.JournalSection;
import io.drover.port.JournalException;
import io.drover.store.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A journal's file: the configured one, or for a simulated fleet one of its own that goes when the fleet does. */
final class JournalFile implements AutoCloseable {
    private final Path file;
    private final SqliteJournal journal;
    private final List<Path> temporary;

    private JournalFile(Path file, SqliteJournal journal, List<Path> temporary) {
        this.file = file;
        this.journal = journal;
        this.temporary = temporary;
    }

    static JournalFile open(Target target, JournalSection configured) {
        if (target instanceof Target.Configured) {
            SqliteJournal journal = SqliteJournal.open(configured.path(), configured.maxBytes());
            return new JournalFile(configured.path(), journal, List.of());
        }
        try {
            Path directory = Files.createTempDirectory("drover-simulation-");
            Path file = directory.resolve("journal.db");
            return new JournalFile(file, SqliteJournal.open(file), List.of(directory));
        } catch (IOException e) {
            throw new JournalException(
                    "no directory for the simulation's journal can be made: " + e.getMessage()
                            + "; let TMPDIR or -Djava.io.tmpdir name a writable one",
                    e);
        }
    }

    Path where() {
        return file;
    }

    SqliteJournal journal() {
        return journal;
    }

    @Override
    public void close() {
        journal.close();
        temporary.forEach(JournalFile::delete);
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            directory.toFile().deleteOnExit();
        }
    }
}
