package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.port.JournalException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the midst of its work loses nothing that it was told to be durable. */
class SqliteJournalCrashTest {
    private static final int ENOUGH = 200;

    @TempDir
    Path directory;

    @Test
    @Timeout(60)
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws IOException, InterruptedException {
        // Given
        var file = directory.resolve("journal.db");
        var process = start(file);
        long acknowledged = 0;
        try (var told = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (acknowledged < ENOUGH) {
                acknowledged = Long.parseLong(told.readLine());
            }
            assertThatThrownBy(() -> SqliteJournal.open(file))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("in use by another Drover");
            // When
            process.toHandle().destroyForcibly();
            // Then
            for (String line = told.readLine(); line != null && isWhole(line); line = told.readLine()) {
                acknowledged = Long.parseLong(line);
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (var journal = SqliteJournal.open(file)) {
            var facts = JournalContract.await(journal.read(0, 1_000_000));
            assertThat(facts).hasSizeBetween((int) acknowledged, (int) acknowledged + 1);
            assertThat(facts)
                    .allSatisfy(fact -> assertThat(fact.fact()).isEqualTo(JournalContract.fact((int) fact.sequence())));
        }
    }

    /** The last line may be cut by the kill; then its beginning is a smaller number, which proves nothing. */
    private static boolean isWhole(String line) {
        return line.length() >= String.valueOf(ENOUGH).length();
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
