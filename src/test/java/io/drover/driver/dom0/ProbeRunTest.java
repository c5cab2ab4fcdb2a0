package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.model.Dom0;
import io.drover.model.FileIdentity;
import io.drover.model.Mount;
import io.drover.model.NetworkLink;
import io.drover.model.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, run for real by this machine's shell. There is no Xen here, so what Xen would tell is unknown with a reason. */
class ProbeRunTest {
    private static final List<String> NAMES = List.of(
            "plain.img",
            "it's.img",
            "two\nlines",
            "$(touch hacked)",
            "`touch hacked`",
            "-rf",
            "a;touch hacked",
            "\\back\\slash\\",
            "\"double\"",
            " space | pipe > hacked ",
            "*",
            "@@ rc 0 lines 1",
            "DROVER_GROUP",
            "bäume");

    @TempDir
    Path folder;

    @BeforeEach
    void onlyLinux() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux") && Files.isExecutable(Path.of("/bin/sh")),
                "the script is run for real on Linux only");
    }

    @Test
    void whatThisMachineHasIsKnownAndTheRestSaysWhyNot() throws Exception {
        // When
        Dom0 dom0 = run(Set.of("/", "/proc/self/no such path"));
        // Then
        assertThat(Answer.known(dom0.system()).os()).isEqualTo(Os.LINUX);
        assertThat(Answer.known(dom0.links())).extracting(NetworkLink::name).contains("lo");
        assertThat(Answer.known(dom0.mounts())).extracting(Mount::target).contains("/");
        var clock = Answer.known(dom0.clock());
        assertThat(clock.ahead().abs()).isLessThanOrEqualTo(clock.uncertainty().plus(Duration.ofMillis(1)));
        assertThat(Answer.known(dom0.paths().get("/")).file().orElseThrow().kind())
                .isEqualTo(FileIdentity.Kind.DIRECTORY);
        assertThat(Answer.known(dom0.paths().get("/proc/self/no such path")).exists())
                .isFalse();
        assertThat(Answer.known(dom0.pendingShutdown())).isEmpty();
        assertThat(Answer.why(dom0.hypervisor()))
                .contains("'xl info' ended with code 127")
                .contains("not found");
        assertThat(Answer.why(dom0.domains())).contains("'xl list -v -c' ended with code 127");
        assertThat(Answer.why(dom0.cpuPolicy())).contains("'xen-cpuid -p' ended with code 127");
        assertThat(Answer.why(dom0.cpuPools())).contains("'xl cpupool-list' ended with code 127");
    }

    @Test
    void noNameOfAFileDoesHarmOrIsMistakenForAnother() throws Exception {
        // Given
        for (int i = 0; i < NAMES.size(); i++) {
            Files.write(folder.resolve(NAMES.get(i)), new byte[i + 1]);
        }
        Set<String> paths = NAMES.stream().map(name -> folder + "/" + name).collect(Collectors.toSet());
        Set<String> absent = NAMES.stream().map(name -> folder + "/no " + name).collect(Collectors.toSet());
        paths.addAll(absent);
        // When
        Dom0 dom0 = run(paths);
        // Then
        assertThat(dom0.paths()).containsOnlyKeys(paths);
        for (int i = 0; i < NAMES.size(); i++) {
            Path path = folder.resolve(NAMES.get(i));
            var file = Answer.known(dom0.paths().get(path.toString())).file().orElseThrow();
            assertThat(file.sizeBytes()).as("size of %s", path).isEqualTo(i + 1);
            assertThat(file.number()).as("inode of %s", path).isEqualTo(Files.getAttribute(path, "unix:ino"));
        }
        assertThat(absent)
                .allSatisfy(
                        path -> assertThat(Answer.known(dom0.paths().get(path)).exists())
                                .isFalse());
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    @Test
    void whatCanBeNoPathIsAnsweredWithoutAsking() throws Exception {
        // Given
        var tooLong = "/" + "x".repeat(5000);
        // When
        Dom0 dom0 = run(Set.of("", "-rf", "disk.img", "/a\0b", tooLong));
        // Then
        assertThat(dom0.paths()).hasSize(5);
        assertThat(Answer.why(dom0.paths().get("disk.img"))).isEqualTo("it is not an absolute path");
        assertThat(Answer.why(dom0.paths().get("/a\0b"))).isEqualTo("it holds a NUL character");
        assertThat(Answer.why(dom0.paths().get(tooLong))).isEqualTo("it is too long for a path");
    }

    @Test
    void linksAreFollowedAndThoseThatLeadNowhereAreAbsent() throws Exception {
        // Given
        Files.write(folder.resolve("real"), new byte[7]);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("gone"));
        // When
        Dom0 dom0 = run(Set.of(folder + "/link", folder + "/dangling"));
        // Then
        assertThat(Answer.known(dom0.paths().get(folder + "/link"))
                        .file()
                        .orElseThrow()
                        .sizeBytes())
                .isEqualTo(7);
        assertThat(Answer.known(dom0.paths().get(folder + "/dangling")).exists())
                .isFalse();
    }

    private Dom0 run(Set<String> paths) throws IOException, InterruptedException {
        var sent = Instant.now();
        Process shell = new ProcessBuilder("/bin/sh", "-s")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .directory(folder.toFile())
                .start();
        try (var in = shell.getOutputStream()) {
            in.write(Probe.script(paths).getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).isZero();
        return ProbeReport.parse(output, sent, Instant.now());
    }
}
