package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal;
import io.drover.json.Json;
import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.store.SqliteJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code drover journal} on files, with and without a server that writes to them. */
class JournalCommandTest {
    private static final List<Fact> FACTS = List.of(
            new Fact.HostCordoned(new HostName("xen1"), "new memory"),
            new Fact.HostUncordoned(new HostName("xen1")),
            new Fact.HostCordoned(new HostName("xen2"), "new disk"));

    @TempDir
    Path directory;

    private record Result(int exit, String out, String err) {}

    private static Result drover(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                Terminal.Traits.NONE);
        int exit = Main.commandLine(terminal).execute(arguments);
        return new Result(exit, out.toString(), err.toString());
    }

    @Test
    void aJournalInUseIsVerified() {
        try (var journal = SqliteJournal.open(file())) {
            // Given
            journal.append(Instant.EPOCH, FACTS).toCompletableFuture().join();
            // When
            var result = drover("journal", "verify", file().toString());
            // Then
            assertThat(result.exit()).isZero();
            assertThat(result.out()).contains("format 2, 3 sound facts, the last is 3. Nothing is wrong.");
        }
    }

    @Test
    void theJournalOfAConfigurationIsFoundAndToldInJson() throws IOException {
        // Given
        write(FACTS);
        var configuration = directory.resolve("drover.yaml");
        Files.writeString(
                configuration,
                "hosts: [{name: xen1, uri: xen+tls://10.0.0.1/system}]\njournal: {path: " + file() + "}\n");
        // When
        var result = drover("journal", "verify", "--config", configuration.toString(), "-o", "json");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).contains("\"sound\":true", "\"facts\":3", "\"damages\":[]");
    }

    @Test
    void anExportIsOneFactALineAsTheApiTellsIt() {
        // Given
        write(FACTS);
        // When
        var result = drover("journal", "export", file().toString());
        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()
                        .lines()
                        .map(line -> Json.read(line, Recorded.class).fact()))
                .isEqualTo(FACTS);
    }

    @Test
    void aDamagedJournalIsNotStartedOnAndWhatIsGoodInItIsExported() throws SQLException {
        // Given
        write(FACTS);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("UPDATE facts SET body = replace(body, 'xen1', 'xen9') WHERE sequence = 2");
        }
        // When
        var exported = drover("journal", "export", file().toString());
        // Then
        var verified = drover("journal", "verify", file().toString());
        assertThat(exported.exit()).isEqualTo(8);
        assertThat(exported.out().lines()).hasSize(2);
        assertThat(exported.err()).contains("fact 2 is not what was written");
        assertThat(verified.exit()).isEqualTo(8);
        assertThat(verified.out())
                .contains("fact 2 is not what was written: its checksum does not fit", "It is damaged");
    }

    @Test
    void factsThatContradictEachOtherAreDamage() {
        // Given
        write(List.of(new Fact.CancelRequested(new RunId("never-opened"))));
        // When
        var result = drover("journal", "verify", file().toString());
        // Then
        assertThat(result.exit()).isEqualTo(8);
        assertThat(result.out()).contains("fact 1 does not follow on those before it", "never opened");
    }

    @Test
    void aFileThatIsNotThereAndAFleetThatKeepsNoneAreSaidSo() {
        // When
        var missing = drover("journal", "verify", file().toString());
        // Then
        var simulated = drover("journal", "export", "--fleet", "demo");
        assertThat(missing.exit()).isEqualTo(6);
        assertThat(missing.err()).contains("there is no journal " + file());
        assertThat(simulated.exit()).isEqualTo(2);
        assertThat(simulated.err()).contains("Name a journal's file.");
    }

    private void write(List<Fact> facts) {
        try (var journal = SqliteJournal.open(file())) {
            journal.append(Instant.EPOCH, facts).toCompletableFuture().join();
        }
    }

    private Path file() {
        return directory.resolve("journal.db");
    }
}
