package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Target;
import io.drover.cli.Terminal;
import io.drover.json.Json;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands against a server that is already there, as an operator's shell runs them: what they say and how they exit. */
class CommandsTest {
    private static final double HASTE = 50;

    /** A transfer of ten seconds takes most of a minute: long enough to speak of it while it lasts, on any machine. */
    private static final double LEISURE = 0.2;

    private static final String TWINS = """
            hosts:
              - {name: xen1, memory: 8 GiB}
              - {name: xen2, memory: 8 GiB}
              - {name: xen3, memory: 8 GiB}
            guests:
              - {name: twin, host: xen1, memory: 1 GiB}
              - {name: twin, host: xen2, memory: 1 GiB, uuid: 00000000-0000-4000-8000-000000000002}
            """;

    private record Result(int exit, String out, String err) {}

    private Optional<RunningServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(RunningServer::close);
    }

    private void serve(Optional<Path> fleet, double speed) {
        server = Optional.of(new Servers().start(new Target.Simulated(fleet, speed), ListeningChoice.PRIVATE));
    }

    private void serveDemo() {
        serve(Optional.empty(), HASTE);
    }

    private URI uri() {
        return server.orElseThrow().uri();
    }

    /** Runs one command line; where it is to be an answer in JSON, the caller says so in it. */
    private Result drover(String commandLine) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal = new Terminal(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new BufferedReader(Reader.nullReader()),
                Terminal.Traits.NONE);
        var arguments = new ArrayList<>(List.of(commandLine.split(" ")));
        arguments.addAll(List.of("--server", uri().toString()));
        int exit = Main.commandLine(terminal).execute(arguments.toArray(String[]::new));
        return new Result(exit, out.toString(), err.toString());
    }

    @ParameterizedTest(name = "drover {0} exits with {1} and says {2}")
    @CsvSource({
        "check build1 --to xen3, 0, build1 may move to xen3.",
        "check installer --to xen3, 3, installer may not move to xen3.",
        "plan drain xen1, 0, 'drain xen1: 5 guests'",
        "plan drain xen2, 5, 'The smallest set of remedies'",
        "check build1 --all-hosts, 0, 'build1 may move to xen2, xen3, xen4.'",
        "check installer --all-hosts, 3, installer may move nowhere.",
        "check nobody --all-hosts, 4, nobody",
        "checks, 0, guest.cdrom",
        "checks guest.cdrom, 0, --accept guest.cdrom",
        "checks guest.nothing, 4, guest.cdrom",
        "doctor xen9, 4, xen9",
        "plan drain xen3, 5, gpu",
        "plan migrate build1 --to xen2, 0, build1",
        "migrate build1 --to xen2 --dry-run, 0, build1",
        "runs, 0, RUN",
        "reconcile, 0, Nothing is left to settle.",
        "migrate build1 --to xen2, 2, --yes",
        "migrate installer --to xen3 --yes, 3, guest.cdrom",
        "check nobody --to xen2, 4, nobody",
        "check build1 --to xen9, 4, xen9",
        "plan drain xen9, 4, 'xen1, xen2, xen3, xen4'",
        "migrate nobody --to xen2 --yes, 4, nobody",
        "migrate build1 --to xen9 --yes, 4, xen9",
        "drain xen9 --yes, 4, xen9",
        "cordon xen9, 4, xen9",
        "uncordon xen9, 4, xen9",
        "show none, 4, none",
        "cancel none, 4, none",
        "reconcile none, 4, none",
        "settle none/1 --as stayed --reason seen, 4, none",
        "abort none/1, 4, none",
        "settle none/1 --as gone --reason seen, 2, look-again",
        "settle none/1 --as stayed, 2, --reason",
        "settle none --as stayed --reason seen, 2, is not RUN/NUMBER",
    })
    void aCommandSaysWhatHappenedAndExitsWithItsCode(String commandLine, int exit, String said) {
        // Given
        serveDemo();
        // When
        var result = drover(commandLine);
        // Then
        assertThat(result.exit()).as(result.toString()).isEqualTo(exit);
        assertThat(result.out() + result.err()).contains(said);
    }

    @Test
    void aMigrationEndsWithAnAccountThatCanBeShownAgain() {
        // Given
        serveDemo();
        // When
        var migrate = drover("migrate build1 --to xen2 --yes -o json");
        // Then
        assertThat(migrate.exit()).as(migrate.toString()).isZero();
        var run = Json.readKnown(migrate.out(), Run.class);
        assertThat(run.closed().orElseThrow().outcome()).isEqualTo(Run.Outcome.DONE);
        assertThat(drover("guests").out()).containsPattern("build1 +xen2 ");
        assertThat(drover("runs").out()).contains(run.id().value());
        assertThat(drover("show " + run.id())).satisfies(show -> {
            assertThat(show.exit()).isZero();
            assertThat(show.out()).containsPattern("build1 +xen1 +xen2 +DONE +xen2");
        });
        assertThat(Json.readKnown(drover("show " + run.id() + " -o json").out(), Run.class))
                .isEqualTo(run);
        assertThat(drover("reconcile " + run.id()).exit()).isZero();
        assertThat(drover("settle " + run.id() + "/1 --as arrived --reason seen")
                        .exit())
                .isZero();
        assertThat(drover("settle " + run.id() + "/1 --as stayed --reason seen"))
                .satisfies(settle -> {
                    assertThat(settle.exit()).isEqualTo(3);
                    assertThat(settle.err()).contains("is DONE", "not left to an operator");
                });
        assertThat(drover("abort " + run.id() + "/1")).satisfies(abort -> {
            assertThat(abort.exit()).isEqualTo(3);
            assertThat(abort.err()).contains("is DONE and cannot be aborted");
        });
        assertThat(drover("abort " + run.id() + "/2").exit()).isEqualTo(4);
        assertThat(drover("cancel " + run.id())).satisfies(cancel -> {
            assertThat(cancel.exit()).isEqualTo(3);
            assertThat(cancel.err()).contains("has ended");
        });
    }

    @Test
    void aMoveThatIsAskedForAgainWithTheSameKeyIsTheSameRun() {
        // Given
        serveDemo();
        var first = Json.readKnown(
                drover("migrate build1 --to xen2 --yes -o json --idempotency-key k1")
                        .out(),
                Run.class);
        // When
        var again = drover("migrate build1 --to xen2 --yes -o json --idempotency-key k1");
        // Then
        assertThat(again.exit()).as(again.toString()).isZero();
        assertThat(Json.readKnown(again.out(), Run.class)).isEqualTo(first);
        assertThat(drover("migrate build1 --to xen3 --yes --idempotency-key k1"))
                .satisfies(other -> {
                    assertThat(other.exit()).isEqualTo(2);
                    assertThat(other.err())
                            .contains(
                                    "--idempotency-key k1 was used for another request",
                                    first.id().value());
                });
    }

    @Test
    void aDrainCordonsTheHostUntilItIsUncordoned() {
        // Given
        serveDemo();
        // When
        var drain = drover("drain xen1 --yes");
        // Then
        assertThat(drain.exit()).as(drain.toString()).isZero();
        assertThat(drain.out()).contains("5 of 5 guests proved to run where the plan wanted.");
        assertThat(drover("hosts").out()).containsPattern("xen1 +cordoned: drain ");
        assertThat(drover("check web3 --to xen1")).satisfies(check -> {
            assertThat(check.exit()).isEqualTo(3);
            assertThat(check.out()).contains("host.cordoned");
        });
        assertThat(drover("uncordon xen1").exit()).isZero();
        assertThat(drover("hosts").out()).containsPattern("xen1 +up ");
        assertThat(drover("check web3 --to xen1").exit()).isZero();
    }

    @Test
    void whatDroverCanMendIsMendedFirstAndStaysOnTheListWhileTheGuestIsElsewhere() {
        // Given
        serveDemo();
        // When
        var migrate = drover("migrate installer --to xen3 --fix --yes");
        // Then
        assertThat(migrate.exit()).as(migrate.toString()).isZero();
        assertThat(migrate.err())
                .contains("--fix will eject hdc (/var/lib/iso/debian-12.iso) of installer on xen2")
                .contains("done: eject hdc")
                .contains("not undone yet: eject hdc");
        assertThat(drover("fixes").out()).containsPattern("done +eject hdc .* of installer on xen2");
    }

    @Test
    void aDryRunSaysWhatWouldBeMendedAndMendsNothing() {
        // Given
        serveDemo();
        // When
        var dry = drover("migrate installer --to xen3 --fix --dry-run");
        // Then
        assertThat(dry.err()).contains("--fix would eject hdc");
        assertThat(drover("fixes").out()).doesNotContain("hdc");
    }

    @Test
    void aDrainThatCannotMoveEveryGuestIsPartial() {
        // Given
        serveDemo();
        // When
        var drain = drover("drain xen3 --yes -o json");
        // Then
        assertThat(drain.exit()).as(drain.toString()).isEqualTo(5);
        assertThat(Json.readKnown(drain.out(), Run.class).plan().stranded())
                .extracting(Plan.Stranded::name)
                .containsExactly("gpu");
    }

    @Test
    void aGuestThatIsAlreadyMovingIsRefusedAndItsRunCanBeCancelled() throws Exception {
        // Given
        serve(Optional.empty(), LEISURE);
        var plan = drover("plan migrate db1 --to xen3 -o json").out();
        var run = Json.readKnown(start(plan), Run.class);
        // When
        var second = drover("migrate db1 --to xen2 --yes");
        // Then
        assertThat(second.exit()).as(second.toString()).isEqualTo(3);
        assertThat(second.err()).contains("db1");
        assertThat(drover("show " + run.id())).satisfies(show -> {
            assertThat(show.exit()).isZero();
            assertThat(show.out()).contains("the run is under way");
        });
        var cancelled = drover("cancel " + run.id() + " -o json");
        assertThat(cancelled.exit()).as(cancelled.toString()).isZero();
        assertThat(Json.readKnown(cancelled.out(), Run.class).cancelRequested()).isTrue();
    }

    @Test
    void aNameThatTwoGuestsBearIsAUsageErrorAndTheirUuidsAreNamed(@TempDir Path directory) throws IOException {
        // Given
        serve(Optional.of(Files.writeString(directory.resolve("twins.yaml"), TWINS)), 1);
        // When
        var check = drover("check twin --to xen3");
        // Then
        assertThat(check.exit()).as(check.toString()).isEqualTo(2);
        assertThat(check.err()).contains("00000000-0000-4000-8000-000000000002 on xen2");
        assertThat(drover("check 00000000-0000-4000-8000-000000000002 --to xen3")
                        .err())
                .doesNotContain("more than one place");
    }

    @Test
    void simulatedHostsTakeWhatTheirFileSaysAMigrationCosts(@TempDir Path directory) throws IOException {
        // Given
        var slow = TWINS.lines().limit(5).collect(Collectors.joining("\n"))
                + "\n  - {name: web, host: xen1, memory: 16 MiB, disks: []}\noverheads: {setup: 10m}\n";
        serve(Optional.of(Files.writeString(directory.resolve("slow.yaml"), slow)), 1_000);
        // When
        var moved = drover("migrate web --to xen2 --yes -o json");
        // Then
        assertThat(moved.exit()).as(moved.toString()).isZero();
        var measured = Json.read(moved.out(), Run.class).migrations().get(0).measured();
        assertThat(measured.orElseThrow().duration()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    /** Starts a plan without following it. */
    private String start(String plan) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri().resolve("/api/v1/runs"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"plan\":" + plan + "}"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
