package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path directory;

    private int drover(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                Terminal.Traits.NONE);
        return Main.commandLine(terminal).execute(arguments);
    }

    @Test
    void versionNamesDroverAndTheJavaThatRunsIt() {
        // When
        int exit = drover("--version");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("drover ").contains("Java " + Runtime.version());
    }

    @Test
    void anUnknownOptionIsAUsageError() {
        // When
        int exit = drover("--no-such-option");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("--no-such-option");
    }

    @Test
    void theHostsOfTheBuiltInFleetAreListed() {
        // When
        int exit = drover("hosts", "--fleet", "demo");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("xen1", "xen2", "xen3", "xen4");
    }

    @Test
    void theFleetMayBeNamedBeforeTheCommand() {
        // When
        int exit = drover("--fleet", "demo", "hosts");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("xen1");
    }

    @Test
    void aMistypedCommandIsNamed() {
        // When
        int exit = drover("drian", "xen1", "--fleet", "demo");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("drian");
    }

    @Test
    void aDrainThatIsOnlyTriedMovesNothing() {
        // When
        int exit = drover("drain", "xen1", "--fleet", "demo", "--dry-run");

        // Then
        assertThat(exit).isZero();
        assertThat(out + "" + err).contains("db1").doesNotContain("COPYING");
    }

    @Test
    void anUnknownHostIsNotFoundAndTheKnownOnesAreNamed() {
        // When
        int exit = drover("drain", "xen9", "--fleet", "demo", "--yes");

        // Then
        assertThat(exit).isEqualTo(4);
        assertThat(err.toString()).contains("xen9", "xen1");
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamedWithLineAndField() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("drover.yaml"), "hosts:\n  - name: xen1\n    url: nonsense\n");

        // When
        int exit = drover("hosts", "--config", file.toString());

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains(file.toString(), "url");
    }

    @Test
    void theDoctorFindsNothingWrongWithTheBuiltInFleet() {
        // When
        int exit = drover("doctor", "--fleet", "demo");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString()).contains("host xen1", "journal").doesNotContain("PROBLEM");
    }
}
