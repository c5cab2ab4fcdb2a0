package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.GuestId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script in a real shell, over an {@code xl} that says what Xen's says, a directory as processes are shown in, and a process to end. */
class AbortScriptTest {
    private static final String GUEST = "6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001";
    private static final String LIBVIRTD = "258";
    private static final String XL = "259";
    private static final int KILLED = 128 + 9;
    private static final int WRITEV = System.getProperty("os.arch").equals("aarch64") ? 66 : 20;
    private static final int READ = System.getProperty("os.arch").equals("aarch64") ? 63 : 0;

    /** Takes itself out of the list of processes when it is told to end, as a process does. */
    private static final String SENDER =
            "trap 'rm -r \"$0/$$\"; exit 0' TERM; echo ready; while :; do sleep 0.05; done";

    @TempDir
    private Path directory;

    private Path processes;
    private Process sender;

    @BeforeEach
    void aHostThatSendsAGuest() throws IOException {
        processes = Files.createDirectories(directory.resolve("proc"));
        write(processes.resolve("self").resolve("stat"), "1 (sh) S 0");
        write(processes.resolve(LIBVIRTD).resolve("comm"), "libvirtd\n");
        sender = new ProcessBuilder("sh", "-c", SENDER, processes.toString()).start();
        assertThat(output(sender).readLine()).isEqualTo("ready");
        shows(sender.pid(), "socket:[4711]");
        xenSays("-b----");
    }

    @AfterEach
    void end() {
        sender.destroyForcibly();
    }

    private static BufferedReader output(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void shows(long pid, String writesTo) throws IOException {
        var process = processes.resolve(String.valueOf(pid));
        write(process.resolve("comm"), "libxl-save-help\n");
        write(
                process.resolve("cmdline"),
                "/usr/lib/xen-4.17/bin/libxl-save-helper --save-domain 49 34 4 1 136 0 ".replace(' ', '\0'));
        write(
                process.resolve("stat"),
                pid + " (libxl-save-help) S " + LIBVIRTD + " 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 " + pid + " 0 0\n");
        write(process.resolve("syscall"), call(WRITEV, 49));
        Files.createDirectories(process.resolve("fd"));
        Files.createSymbolicLink(process.resolve("fd").resolve("49"), Path.of(writesTo));
    }

    /** A system call that a process is in, as it is shown: its number, its arguments, and where its stack and its code are. */
    private static String call(int number, int descriptor) {
        return number + " 0x" + Integer.toHexString(descriptor)
                + " 0x7f81479a4000 0x3 0x0 0x0 0x0 0x7fffe9cc1248 0x7f8147ac02ad\n";
    }

    /** Another process that sends the guest too, and that {@code xl} started. */
    private Process sentByXlToo() throws IOException {
        var other = new ProcessBuilder("sleep", "600").start();
        shows(other.pid(), "pipe:[99]");
        var shown = processes.resolve(String.valueOf(other.pid()));
        write(shown.resolve("stat"), Files.readString(shown.resolve("stat")).replace(" S " + LIBVIRTD, " S " + XL));
        write(processes.resolve(XL).resolve("comm"), "xl\n");
        return other;
    }

    private void isIn(String call) throws IOException {
        write(processes.resolve(String.valueOf(sender.pid())).resolve("syscall"), call);
    }

    private void xenSays(String state) throws IOException {
        var xl = directory.resolve("xl");
        Files.writeString(xl, """
            #!/bin/sh
            cat <<'T'
            Name                                        ID   Mem VCPUs\tState\tTime(s)   UUID                            Reason-Code\tSecurity Label
            Domain-0                                     0  1024     1     r-----      93.3 00000000-0000-0000-0000-000000000000        -              -
            my guest                                     4   128     1     %s       3.1 %s        -              -
            T
            """.formatted(state, GUEST));
        assertThat(xl.toFile().setExecutable(true)).isTrue();
    }

    private String said() throws IOException, InterruptedException {
        return said(processes);
    }

    private String said(Path shownIn) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("sh", "-s");
        shell.environment().put("PATH", directory + ":" + System.getenv("PATH"));
        var running = shell.start();
        try (var in = running.outputWriter(StandardCharsets.UTF_8)) {
            in.write(Abort.script("mark", GuestId.of(GUEST), shownIn.toString(), "3"));
        }
        var line = output(running).readLine();
        running.waitFor();
        return String.valueOf(line);
    }

    @Test
    void theProcessThatSendsTheGuestIsEnded() throws Exception {
        // When
        var said = said();
        // Then
        assertThat(said).isEqualTo("mark ended " + sender.pid());
        assertThat(sender.waitFor()).isZero();
    }

    @Test
    void aGuestThatXenHoldsSuspendedIsLeftAlone() throws Exception {
        // Given
        xenSays("---ss-");
        // Then
        assertThat(said()).isEqualTo("mark no Xen holds the guest suspended: the copy phase is over");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void oneThatWaitsForLibvirtToSuspendTheGuestIsLeftAlone() throws Exception {
        // Given
        isIn(call(READ, 0));
        // Then
        assertThat(said()).startsWith("mark no it was not seen to write to the other host");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void oneThatWritesSomethingElseIsLeftAlone() throws Exception {
        // Given
        isIn(call(WRITEV, 1));
        // Then
        assertThat(said()).startsWith("mark no it was not seen to write to the other host");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void oneThatWorksBetweenTwoWritesIsLeftToGoOn() throws Exception {
        // Given
        isIn("running\n");
        // When
        var said = said();
        // Then
        assertThat(said).startsWith("mark no it was not seen to write to the other host");
        assertThat(sender.toHandle().destroy())
                .as("it goes on, and takes a signal")
                .isTrue();
        assertThat(sender.waitFor()).isZero();
    }

    @Test
    void aGuestThatNobodySendsIsLeftAlone() throws Exception {
        // Given
        write(
                processes.resolve(String.valueOf(sender.pid())).resolve("cmdline"),
                "/usr/lib/xen-4.17/bin/libxl-save-helper --save-domain 49 34 5 1 136 0 ".replace(' ', '\0'));
        // Then
        assertThat(said()).startsWith("mark no no process there sends domain 4");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void whereLibvirtSendsItTwiceNoneIsEnded() throws Exception {
        // Given
        shows(sender.pid() + 1, "socket:[4712]");
        // Then
        assertThat(said()).startsWith("mark no 2 processes of libvirt send domain 4");
        assertThat(sender.isAlive()).isTrue();
    }

    /** Told to end, it would turn off the log that the other one needs; so it is killed. */
    @Test
    void whereXlSendsItTooLibvirtsOwnIsKilledAndTheOtherLeftAlone() throws Exception {
        // Given
        var other = sentByXlToo();
        var shown = processes.resolve(String.valueOf(sender.pid())).resolve("cmdline");
        var gone = sender.onExit().thenApply(ended -> shown.toFile().delete());
        try {
            // When
            var said = said();
            // Then
            assertThat(said).isEqualTo("mark ended " + sender.pid());
            assertThat(sender.waitFor()).isEqualTo(KILLED);
            assertThat(gone.join()).isTrue();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void oneThatWasNotStartedByLibvirtIsLeftAlone() throws Exception {
        // Given
        write(processes.resolve(LIBVIRTD).resolve("comm"), "xl\n");
        // Then
        assertThat(said()).contains("was started by 'xl' and not by libvirt");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void oneThatWritesToAFileIsLeftAlone() throws Exception {
        // Given
        var io = processes.resolve(String.valueOf(sender.pid())).resolve("fd").resolve("49");
        Files.delete(io);
        Files.createSymbolicLink(io, Path.of("/var/lib/xen/save/g1"));
        // Then
        assertThat(said()).contains("to '/var/lib/xen/save/g1', not to another host");
        assertThat(sender.isAlive()).isTrue();
    }

    @Test
    void aSystemThatDoesNotShowItsProcessesIsLeftAlone() throws Exception {
        // Given
        var nowhere = directory.resolve("nowhere");
        // Then
        assertThat(said(nowhere)).startsWith("mark no this system does not show its processes under");
    }
}
