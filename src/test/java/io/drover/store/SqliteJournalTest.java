package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Arbitrary;
import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteJournalTest extends JournalContract {
    @TempDir
    Path directory;

    @Override
    Journal create() {
        return SqliteJournal.open(directory.resolve("contract.db"));
    }

    @Test
    void factsAreThereAfterReopening() {
        // Given
        var arbitrary = new Arbitrary(11);
        var journal = SqliteJournal.open(file());
        var written = await(journal.append(Instant.EPOCH, List.of(arbitrary.fact(), arbitrary.fact())));
        // When
        journal.close();
        // Then
        try (var again = SqliteJournal.open(file())) {
            assertThat(await(again.read(0, 10))).isEqualTo(written);
            assertThat(await(again.append(Instant.EPOCH, List.of(fact(3))))
                            .get(0)
                            .sequence())
                    .isEqualTo(3);
        }
    }

    @Test
    void aSecondDroverOnTheSameFileIsRefused() {
        try (var first = SqliteJournal.open(file())) {
            // When
            assertThatThrownBy(() -> SqliteJournal.open(file()))
                    // Then
                    .isInstanceOf(JournalException.class)
                    .hasMessageContainingAll(file().toString(), "in use by another Drover", "journal.path");
            assertThat(await(first.append(Instant.EPOCH, List.of(fact(1))))).hasSize(1);
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        // Given
        Files.createFile(file());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        // When
        try (var journal = SqliteJournal.open(file())) {
            await(journal.append(Instant.EPOCH, List.of(fact(1))));
            // Then
            try (var files = Files.list(directory)) {
                assertThat(files.filter(path -> path.getFileName().toString().startsWith("journal.db")))
                        .hasSizeGreaterThanOrEqualTo(3)
                        .allSatisfy(
                                path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aMissingDirectoryIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> SqliteJournal.open(directory.resolve("none/journal.db")))
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll("there is no directory " + directory.resolve("none"), "install -d -m 0700");
    }

    @Test
    void aDirectoryInsteadOfAFileIsRefused() {
        assertThatThrownBy(() -> SqliteJournal.open(directory))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndKept() throws IOException {
        // Given
        Files.writeString(file(), "a letter, and not a short one: ".repeat(100));
        // When
        assertThatThrownBy(() -> SqliteJournal.open(file()))
                // Then
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll(
                        file().toString(), "is damaged", "aside", "drover journal verify", "drover journal export");
        assertThat(file()).content().startsWith("a letter");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TABLE songs (title TEXT) | is not a journal of Drover",
                "PRAGMA user_version = 5 | is not a journal of Drover",
            })
    void anotherProgramsDatabaseIsRefused(String statement, String complaint) throws SQLException {
        // Given
        execute(statement);
        // When
        assertThatThrownBy(() -> SqliteJournal.open(file()))
                // Then
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll(file().toString(), complaint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PRAGMA user_version = 99 | has format 99, this release knows up to 2",
                "DELETE FROM facts WHERE sequence = 2 | facts are missing among 1 to 3",
                "DELETE FROM facts WHERE sequence = 1 | facts are missing among 1 to 3",
            })
    void aJournalThatCannotBeTrustedIsNotOpened(String damage, String complaint) throws SQLException {
        // Given
        writeThree();
        execute(damage);
        // When
        assertThatThrownBy(() -> SqliteJournal.open(file()))
                // Then
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll(file().toString(), complaint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE facts SET body = replace(body, 'xen2', 'xen7') WHERE sequence = 2",
                "UPDATE facts SET at = '1970-01-01T00:00:01Z' WHERE sequence = 2",
                "UPDATE facts SET checksum = checksum + 1 WHERE sequence = 2",
                "UPDATE facts SET sequence = sequence + 1 WHERE sequence = 3",
            })
    void aFactThatChangedOnDiskIsNotBelieved(String damage) throws SQLException {
        // Given
        writeThree();
        try (var journal = SqliteJournal.open(file())) {
            execute(damage);
            // When
            var reading = journal.read(0, 10);
            // Then
            assertThatThrownBy(() -> await(reading))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContainingAll(file().toString(), "is damaged", "fact ");
        }
    }

    @Test
    void aFullJournalSaysSoAndTakesNothingUntilItIsReopened() {
        // Given
        var large = new Fact.HostCordoned(new HostName("xen1"), "x".repeat(200_000));
        var limit = 150_000;
        try (var journal = SqliteJournal.open(file(), limit)) {
            // When
            var tooLarge = journal.append(Instant.EPOCH, List.of(fact(1), large));
            var later = journal.append(Instant.EPOCH, List.of(fact(2)));
            // Then
            assertThatThrownBy(() -> await(tooLarge))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContainingAll(file().toString(), "is full", "journal.max-size");
            assertThatThrownBy(() -> await(later)).isInstanceOf(JournalException.class);
            assertThatThrownBy(() -> await(journal.append(Instant.EPOCH, List.of(fact(3)))))
                    .isInstanceOf(JournalException.class);
            assertThat(await(journal.read(0, 10))).isEmpty();
        }
        try (var again = SqliteJournal.open(file(), limit)) {
            assertThat(await(again.append(Instant.EPOCH, List.of(fact(4))))
                            .get(0)
                            .sequence())
                    .isEqualTo(1);
        }
    }

    @Test
    void aJournalThatHasRoomAgainGoesOnWithTheNextNumber() {
        // Given
        var large = new Fact.HostCordoned(new HostName("xen1"), "x".repeat(400_000));
        try (var journal = SqliteJournal.open(file(), 300_000)) {
            await(journal.append(Instant.EPOCH, List.of(fact(1))));
            assertThatThrownBy(() -> await(journal.append(Instant.EPOCH, List.of(large))))
                    .isInstanceOf(JournalException.class);
            // When
            await(journal.recover());
            // Then
            assertThat(await(journal.append(Instant.EPOCH, List.of(fact(2)))))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.sequence()).isEqualTo(2));
            assertThat(await(journal.read(0, 10))).hasSize(2);
        }
    }

    @Test
    void aJournalThatIsStillFullDoesNotGoOn() {
        // Given
        var large = new Fact.HostCordoned(new HostName("xen1"), "x".repeat(100_000));
        try (var journal = SqliteJournal.open(file(), 150_000)) {
            await(journal.append(Instant.EPOCH, List.of(large)));
            assertThatThrownBy(() -> await(journal.append(Instant.EPOCH, List.of(large))))
                    .isInstanceOf(JournalException.class);
            // When
            var recovering = journal.recover();
            // Then
            assertThatThrownBy(() -> await(recovering))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("is full");
            assertThatThrownBy(() -> await(journal.append(Instant.EPOCH, List.of(fact(2)))))
                    .isInstanceOf(JournalException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "DELETE FROM facts WHERE sequence = 1",
        "UPDATE kept SET facts = 0",
        "UPDATE kept SET through = 0",
        "DELETE FROM kept"
    })
    void whatIsLeftOfHistoryCannotBeLostUnnoticed(String damage) throws SQLException {
        // Given
        writeThree();
        try (var journal = SqliteJournal.open(file())) {
            await(journal.drop(List.of(2L)));
        }
        execute(damage);
        // When
        assertThatThrownBy(() -> SqliteJournal.open(file()))
                // Then
                .isInstanceOf(JournalException.class)
                .hasMessageContainingAll("is damaged", "facts are missing", "drover journal verify");
    }

    private void writeThree() {
        try (var journal = SqliteJournal.open(file())) {
            await(journal.append(Instant.EPOCH, List.of(fact(1), fact(2), fact(3))));
        }
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
