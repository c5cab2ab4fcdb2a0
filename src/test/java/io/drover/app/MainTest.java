package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();

    @Test
    void versionNamesDroverAndTheJavaThatRunsIt() {
        // Given
        var commandLine = Main.commandLine().setOut(new PrintWriter(out, true));
        // When
        int exit = commandLine.execute("--version");
        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("drover ").contains("Java " + Runtime.version());
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        // Given
        var err = new StringWriter();
        var commandLine = Main.commandLine().setErr(new PrintWriter(err, true));
        // When
        int exit = commandLine.execute("--no-such-option");
        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--no-such-option");
    }
}
