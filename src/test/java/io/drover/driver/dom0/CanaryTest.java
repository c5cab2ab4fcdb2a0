package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.port.HostException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Canaries when something goes wrong in between. */
class CanaryTest {
    private static final HostName DESTINATION = new HostName("xen2");

    @TempDir
    private Path directory;

    private Optional<TwoDom0s> opened = Optional.empty();

    @BeforeEach
    void open() throws IOException {
        opened = Optional.of(new TwoDom0s(directory));
    }

    @AfterEach
    void close() {
        hosts().close();
    }

    private TwoDom0s hosts() {
        return opened.orElseThrow();
    }

    private Observed<Boolean> canary(String path) throws HostException {
        var reach = TwoDom0s.answer(hosts().source().reach(Set.of(DESTINATION), Set.of(path)));
        return Objects.requireNonNull(
                Objects.requireNonNull(reach.get(DESTINATION)).canaries().get(path));
    }

    @Test
    void whatTheWriterCannotRemoveTheReaderRemoves() throws HostException {
        // Given
        hosts().one().answerWith(Answering.failingAt("rm -f \"$file\" 2>&1"));
        // When
        var seen = canary(hosts().shared());
        // Then
        assertThat(seen.asOptional()).as(seen.basis()).contains(true);
        assertThat(hosts().files()).isEmpty();
    }

    @Test
    void aCanaryThatVanishedProvesNothing() throws HostException {
        // Given
        hosts().two().answerWith((host, script, out, err) -> {
            hosts().files()
                    .forEach(file -> assertThat(Path.of(file).toFile().delete()).isTrue());
            return Answering.withShell().answer(host, script, out, err);
        });
        // When
        var seen = canary(hosts().shared());
        // Then
        assertThat(seen.asOptional()).as(seen.basis()).isEmpty();
        assertThat(seen.basis()).contains("did not find it, but whether it was still there is not certain");
    }

    @Test
    void aWriterWhoseAnswerIsLostLeavesNothing() throws HostException {
        // Given
        hosts().one().answerWith((host, script, out, err) -> {
            int code = Answering.withShell().answer(host, script, out, err);
            if (script.contains("planted")) {
                host.dropConnections();
            }
            return code;
        });
        // When
        var seen = canary(hosts().shared());
        // Then
        assertThat(seen.asOptional()).as(seen.basis()).isEmpty();
        assertThat(hosts().files()).isEmpty();
    }

    @Test
    void aFileOfThatNameThatIsNotOursIsLeftAlone() throws HostException, IOException {
        // Given
        hosts().one().answerWith((host, script, out, err) -> {
            if (script.contains("still there")) {
                for (String file : hosts().files()) {
                    Files.writeString(Path.of(file), "another's\n");
                }
            }
            return Answering.withShell().answer(host, script, out, err);
        });
        // When
        canary(hosts().shared());
        // Then
        assertThat(hosts().files()).hasSize(1);
        assertThat(Path.of(hosts().files().get(0))).hasContent("another's");
    }

    @Test
    void aCanaryIsForItsWriterOnly() throws HostException {
        // Given
        var seen = new AtomicReference<>("");
        hosts().two().answerWith((host, script, out, err) -> {
            var file = Path.of(hosts().files().get(0));
            seen.set(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " " + file.getFileName());
            return Answering.withShell().answer(host, script, out, err);
        });
        // When
        canary(hosts().shared());
        // Then
        assertThat(seen.get()).matches("rw------- \\.drover-canary-[0-9a-f]{32}");
    }

    @Test
    void aPathThatNoDirectoryCanHaveIsRefusedUntried() throws HostException {
        // When
        var seen = canary("relative/path");
        // Then
        assertThat(seen).isEqualTo(Observed.unknown("only an absolute path without control characters can be tried"));
    }

    @Test
    void aDirectoryThatTheDestinationLacksIsNotShared() throws HostException, IOException {
        // Given
        Files.createDirectories(hosts().one().real("/fleet/only-here"));
        // When
        var seen = canary("/fleet/only-here");
        // Then
        assertThat(seen.asOptional()).as(seen.basis()).contains(false);
        assertThat(seen.basis()).contains("xen2 has no such directory");
    }

    /** The host's own clock is its {@code sleep}, which here ends when the test says so. */
    @Test
    void aHostThatNobodyComesBackToClearsUpByItself() throws Exception {
        // Given
        var host = hosts().one();
        var common = host.real(hosts().shared()).toRealPath();
        var clock = host.home().resolve("clock");
        assertThat(new ProcessBuilder("mkfifo", clock.toString()).start().waitFor())
                .isZero();
        host.program("sleep", "cat \"$HOME/clock\"");
        var script = Script.of("plant.sh", List.of("mark", ".drover-canary-1", "tweet", "5", common.toString()));
        try (var watch = common.getFileSystem().newWatchService()) {
            common.register(watch, StandardWatchEventKinds.ENTRY_DELETE);
            Answering.withShell()
                    .answer(host, script, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
            assertThat(hosts().files()).hasSize(1);
            // When
            Files.writeString(clock, "");
            // Then
            assertThat(watch.poll(20, TimeUnit.SECONDS)).isNotNull();
            assertThat(hosts().files()).isEmpty();
        }
    }
}
