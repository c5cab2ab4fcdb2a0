package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private final Harness harness = new Harness();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts --fleet lab.yaml --speed 5",
                "--fleet lab.yaml --speed 5 hosts",
                "--speed 5 plan drain xen1 --fleet lab.yaml",
                "plan --fleet lab.yaml drain --speed 5 xen1",
            })
    void sharedOptionsMayStandAnywhere(String line) {
        // When
        harness.run(line.split(" "));
        // Then
        assertThat(harness.opened()).containsExactly(new Target.Simulated(Optional.of(Path.of("lab.yaml")), 5));
    }

    @Test
    void whoHasNoConfigurationHearsWhatThereIsToChooseFrom() {
        // Given
        assumeThat(Path.of("/etc/drover/drover.yaml")).doesNotExist();
        // When
        var result = harness.run("hosts");
        // Then
        assertThat(result)
                .isEqualTo(new Harness.Result(
                        2,
                        "",
                        "drover: there is no configuration at /etc/drover/drover.yaml. Name one with --config FILE,"
                                + " or a server with --server URL, or try --fleet demo.\n"));
    }

    @ParameterizedTest
    @CsvSource({"plan upgarde xen1, `upgrade`", "plan drain xen1 --move-other, `--move-others`", "hots, `hosts`"})
    void whatWasMistypedIsAnsweredWithWhatIsLikeIt(String line, String meant) {
        // When
        var result = harness.run(line.split(" ", -1));
        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("Perhaps " + meant + " was meant");
    }

    @Test
    void anOptionWeighsMoreThanTheEnvironment() {
        // Given
        harness.with("DROVER_SERVER", "http://127.0.0.1:1").with("DROVER_CONFIG", "/other.yaml");
        // When
        harness.run("hosts", "--config", "mine.yaml");
        // Then
        assertThat(harness.opened()).containsExactly(new Target.Configured(Path.of("mine.yaml")));
    }

    @Test
    void theDemonstrationUsesTheBuiltInFleetAcceleratedAndNothingElse() {
        // Given
        harness.with("DROVER_SERVER", "http://127.0.0.1:1");
        // When
        harness.run("demo");
        // Then
        assertThat(harness.opened()).containsExactly(new Target.Simulated(Optional.empty(), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no-such-command",
                "plan",
                "check web1",
                "check web1 --to xen2 --all-hosts",
                "hosts --no-such-option",
                "hosts -o yaml",
                "hosts -o html",
                "drain xen1 --dry-run -o html",
                "hosts --server not-a-url",
                "hosts --server ftp://somewhere",
                "hosts --server http://127.0.0.1:1 --fleet demo",
                "hosts --config a --fleet demo",
                "hosts --speed 2",
                "hosts --fleet demo --speed 0",
                "hosts --fleet demo --speed fast",
                "drain -bad-host-",
                "show NOT_A_RUN",
                "migrate web1 --to xen2 --per-run many",
                "completion fish",
                "simulate",
                "simulate drain",
                "simulate drain xen1",
                "simulate drain xen1 --link fast",
                "simulate drain xen1 --link 10",
                "simulate drain xen1 --link=-xen2=10Gb/s",
                "simulate drain xen1 --link xen2=0Gb/s",
                "simulate drain xen1 --downtime-limit 0s",
                "simulate drain xen1 --downtime-limit soon",
                "simulate drain xen1 --without -bad-host-",
                "simulate drain xen1 --without xen2 -o html",
            })
    void aWrongCommandLineIsToldInOneLineAndDoesNothing(String line) {
        // When
        var result = harness.run(line.isEmpty() ? new String[0] : line.split(" "));
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.USAGE.number());
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("drover: ").hasLineCount(1);
        assertThat(harness.opened()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        // When
        var result = harness.run("hosts", "--server", "http://127.0.0.1:1");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.UNAVAILABLE.number());
        assertThat(result.err())
                .startsWith("drover: the server at http://127.0.0.1:1 does not answer")
                .contains("drover doctor")
                .hasLineCount(1);
    }

    @Test
    void servingAsksTheProgramForIt() {
        // When
        var result = harness.run("serve", "--fleet", "demo", "--listen", "127.0.0.1:9000");
        // Then
        assertThat(harness.served()).containsExactly(new Target.Simulated(Optional.empty(), 1));
        assertThat(result.err()).isEqualTo("listening on 127.0.0.1:9000\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void theDoctorsProblemsHaveRemediesAndFail() {
        // Given
        harness.finding(
                new Doctor.Diagnosis("Java", true, "17.0.15", Optional.empty()),
                new Doctor.Diagnosis("libvirt", false, "no libvirt.so.0", Optional.of("apt install libvirt0")));
        // When
        var result = harness.run("doctor");
        // Then
        assertThat(result).isEqualTo(new Harness.Result(1, """
                        OK       Java     17.0.15
                        PROBLEM  libvirt  no libvirt.so.0
                                 do: apt install libvirt0
                        """, ""));
    }

    @Test
    void theDoctorSpeaksJsonToo() {
        // Given
        harness.finding(new Doctor.Diagnosis("Java", true, "17.0.15", Optional.empty()));
        // When
        var result = harness.run("doctor", "-o", "json");
        // Then
        assertThat(result.out()).isEqualTo("[{\"subject\":\"Java\",\"healthy\":true,\"seen\":\"17.0.15\"}]\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void theCompletionKnowsTheCommands(String shell) {
        // When
        var result = harness.run("completion", shell);
        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains("drain", "reconcile", "--no-cordon", "simulate", "--downtime-limit", "--explain");
    }

    @Test
    void helpNamesEveryCommand() {
        // When
        var help = harness.run("--help").out();
        // Then
        assertThat(help)
                .contains(
                        "demo",
                        "hosts",
                        "guests",
                        "check",
                        "checks",
                        "plan",
                        "simulate",
                        "migrate",
                        "drain",
                        "cordon",
                        "uncordon")
                .contains("runs", "show", "cancel", "reconcile", "serve", "doctor", "completion", "130 interrupted");
    }

    @Test
    void theVersionIsTheProgramsOwn() {
        // When
        var version = harness.run("--version").out();
        // Then
        assertThat(version).isEqualTo("drover test\n");
    }
}
