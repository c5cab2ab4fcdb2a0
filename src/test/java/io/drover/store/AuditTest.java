package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.json.Json;
import io.drover.model.Recorded;
import io.drover.port.JournalException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
    private static final int FACTS = 3_000;
    private static final int PAGE_BYTES = 4_096;

    @TempDir
    Path directory;

    @Test
    void aJournalThatIsBeingWrittenToIsVerifiedAndNotChanged() {
        try (var journal = SqliteJournal.open(file())) {
            // Given
            append(journal);
            JournalContract.await(journal.drop(List.of(1L, 3L)));
            try (var audit = Audit.open(file())) {
                append(journal);
                // When
                var report = audit.verify(fact -> Optional.empty());
                // Then
                assertThat(report.isSound()).isTrue();
                assertThat(report.completeAfter()).isEqualTo(3);
                assertThat(report.facts()).isEqualTo(report.last() - 2);
            }
        }
    }

    @Test
    void itWorksOnACopyThatNobodyMayWriteAndLeavesItAsItIs() throws IOException {
        // Given
        write();
        var before = Files.readAllBytes(file());
        // When
        var report = verify();
        // Then
        assertThat(report).isEqualTo(new Audit.Report(2, FACTS, FACTS, 0, 0, List.of()));
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void eachDamagedFactIsNamedAndTheOthersAreExported() throws SQLException {
        // Given
        write();
        execute("UPDATE facts SET body = replace(body, 'xen', 'Xen') WHERE sequence IN (5, 9)");
        execute("DELETE FROM facts WHERE sequence IN (20, 21)");
        // When
        var report = verify();
        // Then
        assertThat(report.damages())
                .containsExactly(
                        new Audit.Damage(5, "is not what was written: its checksum does not fit"),
                        new Audit.Damage(9, "is not what was written: its checksum does not fit"),
                        new Audit.Damage(20, "is missing, and all up to 21"));
        assertThat(exported())
                .hasSize(FACTS - 4)
                .allSatisfy(fact -> assertThat(fact.fact()).isEqualTo(JournalContract.fact((int) fact.sequence())));
    }

    @Test
    void whatStandsOnOtherPagesThanTheDamagedOneIsSaved() throws IOException {
        // Given
        write();
        try (var bytes = new RandomAccessFile(file().toFile(), "rw")) {
            long middle = bytes.length() / PAGE_BYTES / 2;
            bytes.seek(middle * PAGE_BYTES);
            bytes.write(new byte[PAGE_BYTES]);
        }
        // When
        var saved = exported();
        // Then
        assertThat(saved).hasSizeBetween(FACTS - 200, FACTS - 1);
        assertThat(saved.get(saved.size() - 1).sequence()).isEqualTo(FACTS);
        assertThat(verify().isSound()).isFalse();
    }

    @Test
    void aFactThatCannotFollowIsDamage() {
        // Given
        write();
        try (var audit = Audit.open(file())) {
            // When
            var report = audit.verify(fact -> fact.sequence() == 7 ? Optional.of("cannot follow") : Optional.empty());
            // Then
            assertThat(report.damages()).containsExactly(new Audit.Damage(7, "cannot follow"));
        }
    }

    @Test
    void aFileThatIsNotThereIsNotMade() {
        assertThatThrownBy(() -> Audit.open(file()))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("there is no journal " + file());
        assertThat(file()).doesNotExist();
    }

    private Audit.Report verify() {
        try (var audit = Audit.open(file())) {
            return audit.verify(fact -> Optional.empty());
        }
    }

    private List<Recorded> exported() {
        var lines = new ArrayList<String>();
        try (var audit = Audit.open(file())) {
            audit.export(lines::add);
        }
        return lines.stream().map(line -> Json.read(line, Recorded.class)).toList();
    }

    private void write() {
        try (var journal = SqliteJournal.open(file())) {
            append(journal);
        }
    }

    private static void append(SqliteJournal journal) {
        var facts =
                IntStream.rangeClosed(1, FACTS).mapToObj(JournalContract::fact).toList();
        JournalContract.await(journal.append(Instant.EPOCH, facts));
    }

    private void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var executing = connection.createStatement()) {
            executing.execute(statement);
        }
    }

    private Path file() {
        return directory.resolve("journal.db");
    }
}
