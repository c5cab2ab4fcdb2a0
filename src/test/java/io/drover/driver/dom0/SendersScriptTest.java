package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestId;
import io.drover.model.Observed;
import io.drover.model.OtherSender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real shell, over an {@code xl} that says what Xen's says, and a directory as processes are shown in. */
class SendersScriptTest {
    private static final GuestId GUEST = GuestId.of("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001");

    @TempDir
    private Path directory;

    private Path processes;

    @BeforeEach
    void aHostOnWhichLibvirtSendsTheGuest() throws IOException {
        processes = Files.createDirectories(directory.resolve("proc"));
        write("self", "stat", "1 (sh) S 0");
        write("258", "comm", "libvirtd\n");
        write("300", "comm", "xl\n");
        write("300", "cmdline", "xl migrate my guest xen2 ".replace(' ', '\0'));
        sends(400, 4, 258, 7_000);
        program("echo asked >>" + directory.resolve("asked") + """
                ; cat <<'T'
                Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label
                my guest                                     4   128     1     -b----       3.1 %s        -              -
                T
                """.formatted(GUEST));
    }

    private void program(String text) throws IOException {
        var xl = directory.resolve("xl");
        Files.writeString(xl, "#!/bin/sh\n" + text);
        assertThat(xl.toFile().setExecutable(true)).isTrue();
    }

    private void write(String process, String file, String text) throws IOException {
        Files.createDirectories(processes.resolve(process));
        Files.writeString(processes.resolve(process).resolve(file), text);
    }

    private void sends(int process, int domain, int parent, int since) throws IOException {
        var name = String.valueOf(process);
        write(name, "comm", "libxl-save-help\n");
        write(
                name,
                "cmdline",
                "/usr/lib/xen-4.17/bin/libxl-save-helper --save-domain 49 34 %d 1 136 0 "
                        .formatted(domain)
                        .replace(' ', '\0'));
        write(
                name,
                "stat",
                "%d (libxl-save-help) S %d 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 %d 0 0\n"
                        .formatted(process, parent, since));
    }

    private Observed<List<OtherSender>> seen() throws IOException, InterruptedException {
        return seen(processes);
    }

    private Observed<List<OtherSender>> seen(Path shownIn) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-s");
        shell.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        var running = shell.start();
        try (var in = running.outputWriter(StandardCharsets.UTF_8)) {
            in.write(Senders.script("mark", GUEST, shownIn.toString()));
        }
        var said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        return Senders.read(Report.of(said, "mark"));
    }

    @Test
    void whereLibvirtAloneSendsItNobodyElseIsSeenAndXenIsNotAsked() throws Exception {
        // Given
        sends(401, 17, 300, 8_000);
        // When
        var seen = seen();
        // Then
        assertThat(seen.asOptional()).contains(List.of());
        assertThat(directory.resolve("asked")).doesNotExist();
    }

    @Test
    void oneThatXlStartedIsSeenWithWhatItsOperatorTyped() throws Exception {
        // Given
        sends(401, 4, 300, 8_000);
        // When
        var seen = seen();
        // Then
        assertThat(seen.asOptional()).contains(List.of(new OtherSender(401, 300, "xl migrate my guest xen2", false)));
    }

    @Test
    void oneThatBeganBeforeLibvirtsIsSaidToBeEarlier() throws Exception {
        // Given
        sends(401, 4, 300, 6_000);
        // When
        var seen = seen();
        // Then
        assertThat(seen.asOptional().orElseThrow()).singleElement().matches(OtherSender::earlier);
    }

    @Test
    void whoSendsAnotherGuestTwiceIsNoneOfThisOnes() throws Exception {
        // Given
        sends(401, 17, 258, 8_000);
        sends(402, 17, 300, 8_000);
        // When
        var seen = seen();
        // Then
        assertThat(seen.asOptional()).contains(List.of());
    }

    @Test
    void aListThatFailsIsNotAHostOnWhichNobodyElseSendsIt() throws Exception {
        // Given
        sends(401, 4, 300, 8_000);
        program("echo 'xenstore is down'; exit 1\n");
        // When
        var seen = seen();
        // Then
        assertThat(seen.asOptional()).isEmpty();
        assertThat(seen.basis()).contains("xenstore is down");
    }

    @Test
    void aSystemThatDoesNotShowItsProcessesSaysSo() throws Exception {
        // When
        var seen = seen(directory.resolve("nowhere"));
        // Then
        assertThat(seen.basis()).contains("does not show its processes");
    }
}
