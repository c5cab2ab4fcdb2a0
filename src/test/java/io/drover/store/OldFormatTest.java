package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.json.FactType;
import io.drover.json.Json;
import io.drover.model.Arbitrary;
import io.drover.model.Recorded;
import io.drover.port.JournalException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal of format 1, made by the statements of the release that wrote it. */
class OldFormatTest {
    private final List<Recorded> written = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws SQLException {
        var arbitrary = new Arbitrary(5);
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("CREATE TABLE facts (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, type TEXT NOT NULL, "
                    + "body TEXT NOT NULL, checksum INTEGER NOT NULL)");
            statement.execute("PRAGMA application_id = " + 0x44726f76);
            statement.execute("PRAGMA user_version = 1");
            for (int number = 1; number <= 20; number++) {
                var fact = new Recorded(number, arbitrary.instant(), arbitrary.fact());
                written.add(fact);
                insert(connection, fact);
            }
        }
    }

    private static void insert(Connection connection, Recorded recorded) throws SQLException {
        var at = recorded.at().toString();
        var type = FactType.of(recorded.fact()).label();
        var body = Json.write(recorded.fact());
        var sum = new CRC32C();
        sum.update((recorded.sequence() + "\n" + at + "\n" + type + "\n" + body).getBytes(StandardCharsets.UTF_8));
        try (var insert = connection.prepareStatement("INSERT INTO facts VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, recorded.sequence());
            insert.setString(2, at);
            insert.setString(3, type);
            insert.setString(4, body);
            insert.setLong(5, sum.getValue());
            insert.executeUpdate();
        }
    }

    @Test
    void itOpensWithAllItsFactsAndGoesOn() {
        // Given
        var next = JournalContract.fact(21);
        try (var journal = SqliteJournal.open(file())) {
            // When
            JournalContract.await(journal.append(Instant.EPOCH, List.of(next)));
        }
        // Then
        written.add(new Recorded(21, Instant.EPOCH, next));
        try (var again = SqliteJournal.open(file())) {
            assertThat(JournalContract.await(again.read(0, 100))).isEqualTo(written);
        }
    }

    @Test
    void itIsVerifiedAsItIs() {
        try (var audit = Audit.open(file())) {
            // When
            var report = audit.verify(fact -> java.util.Optional.empty());
            // Then
            assertThat(report).isEqualTo(new Audit.Report(1, 20, 20, 0, 0, List.of()));
        }
    }

    @Test
    void damageThatItHadIsStillFoundAfterItWasBroughtToTheNewFormat() throws SQLException {
        // Given
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE facts SET body = body || ' ' WHERE sequence = 7");
        }
        try (var journal = SqliteJournal.open(file())) {
            // When
            var reading = journal.read(0, 100);
            // Then
            assertThatThrownBy(() -> JournalContract.await(reading))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContainingAll("is damaged", "fact 7");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private Path file() {
        return directory.resolve("journal.db");
    }
}
