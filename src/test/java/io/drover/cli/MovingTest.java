package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.http.CheckResult;
import io.drover.cli.http.Transfer;
import io.drover.json.Json;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that move guests, against a server's recorded answers. */
class MovingTest {
    private static final Run BEGUN = Samples.run(Phase.CHECKING, Phase.QUEUED, Phase.QUEUED);
    private static final Run MIDDLE = Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED);
    private static final Run DONE = Samples.closed(Samples.run(Phase.DONE, Phase.DONE, Phase.DONE), Run.Outcome.DONE);
    private static final Run CANCELLED =
            Samples.closed(Samples.run(Phase.DONE, Phase.DONE, Phase.CANCELLED), Run.Outcome.CANCELLED);

    private final Harness harness = new Harness();
    private RecordedServer server;

    @BeforeEach
    void serve() throws IOException {
        server = new RecordedServer();
        server.on("POST /plans", Samples.plan()).on("POST /runs", BEGUN).events(stream());
        harness.with("DROVER_SERVER", server.url());
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String stream() {
        var entered = new Fact.PhaseEntered(new MigrationId(Samples.RUN, 1), Phase.COPYING, "checks passed", List.of());
        var transfer = new Transfer(new MigrationId(Samples.RUN, 2), Samples.progress());
        return ": hello\n\nid: 12\nevent: fact\ndata: " + Json.write(new Recorded(12, Samples.START, entered))
                + "\n\nevent: progress\ndata: " + Json.write(transfer)
                + "\n\nevent: outage\ndata: {\"writable\":false,\"outage\":{\"since\":\"2030-01-01T00:00:00Z\",\"why\":\"the disk is full\","
                + "\"watched\":{\"drain-xen1-7/1\":\"web runs on xen2\"}}}"
                + "\n\nid: 13\nevent: fact\ndata: {\"sequence\":13,\"at\":\"2030-01-01T00:00:00Z\",\"fact\":{\"type\":\"new\"}}\n\n";
    }

    @Test
    void aDrainCordonsStartsFollowsAndAccounts() {
        // Given
        server.on("GET /runs/r7", MIDDLE).on("GET /runs/r7", DONE);
        // When
        var result = harness.run("drain", "xen1", "--yes");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(server.requests()).startsWith("POST /plans", "POST /hosts/xen1/cordon", "GET /events", "POST /runs");
        assertThat(result.err())
                .contains("drain xen1: 3 guests", "xen1 is cordoned")
                .contains("10:00:00Z db1 xen1 -> xen2: COPYING (checks passed)")
                .contains("the disk is full", "Nothing new starts", "web runs on xen2");
        assertThat(result.out()).contains("3 of 3 guests proved").doesNotContain("\u001b");
    }

    @Test
    void aDrainMayLeaveTheHostOpen() {
        // Given
        server.on("GET /runs/r7", DONE);
        // When
        harness.run("drain", "xen1", "--yes", "--no-cordon");
        // Then
        assertThat(server.requests()).contains("POST /runs").doesNotContain("POST /hosts/xen1/cordon");
    }

    @Test
    void jsonIsTheServersOwnAndNothingElse() {
        // Given
        server.on("GET /runs/r7", DONE);
        // When
        var result = harness.run("drain", "xen1", "--yes", "-o", "json");
        // Then
        assertThat(result.out()).isEqualTo(Json.write(DONE) + "\n");
    }

    @Test
    void onATerminalTheRunIsRedrawnInPlace() {
        // Given
        server.on("GET /runs/r7", MIDDLE).on("GET /runs/r7", DONE);
        harness.typing("yes\n");
        // When
        var result = harness.run("drain", "xen1");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("Start? [y/N]", "\u001b[2K", "\u001b[J", "[#############.......]");
    }

    @Test
    void aConnectionThatBreaksIsMadeAgainFromTheLastFact() {
        // Given
        server.on("GET /runs/r7", MIDDLE);
        for (int i = 0; i < 6; i++) {
            server.on("GET /runs/r7", MIDDLE);
        }
        server.on("GET /runs/r7", DONE);
        // When
        var result = harness.run("drain", "xen1", "--yes");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(server.requests()).contains("GET /events?after=12");
    }

    @Test
    void aDryRunStartsNothing() {
        // Given
        server.on("POST /checks", new CheckResult(true, List.of()));
        // When
        var result = harness.run("migrate", "web1", "--to", "xen2", "--dry-run");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(server.requests()).containsExactly("POST /checks", "POST /plans");
        assertThat(result.out()).contains("STARTS");
    }

    @Test
    void withoutAYesAndWithoutATerminalNothingMoves() {
        // When
        var result = harness.run("drain", "xen1");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.USAGE.number());
        assertThat(server.requests()).containsExactly("POST /plans");
        assertThat(result.err()).contains("--yes");
    }

    @Test
    void aNoIsANo() {
        // Given
        harness.typing("\n");
        // When
        var result = harness.run("drain", "xen1");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(server.requests()).containsExactly("POST /plans");
    }

    @Test
    void ctrlCStartsNothingNewAndWaits() {
        // Given
        server.on("GET /runs/r7", MIDDLE, harness::interrupt).on("GET /runs/r7", CANCELLED);
        // When
        var result = harness.run("drain", "xen1", "--yes");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(server.requests()).contains("POST /runs/r7/cancel");
        assertThat(result.err()).contains("nothing new starts; waiting for 1 in flight");
        assertThat(result.out())
                .contains("2 of 3 guests proved to run where the plan wanted when the run was cancelled");
    }

    @Test
    void aSecondCtrlCLeavesAtOnceAndSaysWhatIsInFlight() {
        // Given
        server.on("GET /runs/r7", MIDDLE, () -> {
            harness.interrupt();
            harness.interrupt();
        });
        // When
        var result = harness.run("drain", "xen1", "--yes");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(result.err())
                .contains(
                        "in flight: web1 (COPYING, xen1 -> xen3)", "drover reconcile r7", "left run r7 before its end");
    }

    @Test
    void aRefusalIsOneSentenceWithItsFindings() {
        // Given
        server.on("POST /checks", new CheckResult(false, List.of(Samples.LOCAL_ISO)))
                .refuse(
                        "POST /runs",
                        422,
                        "{\"kind\":\"REFUSED\",\"detail\":\"the plan no longer holds\",\"findings\":"
                                + Json.write(List.of(Samples.LOCAL_ISO)) + "}");
        // When
        var result = harness.run("migrate", "web1", "--to", "xen2", "--yes");
        // Then
        assertThat(result.exit()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(result.err()).contains("drover: the plan no longer holds\n", "virsh change-media web1 hdc --eject");
    }

    @Test
    void anUnknownGuestIsNotFound() {
        // Given
        server.refuse("POST /checks", 404, "{\"kind\":\"NOT_FOUND\",\"detail\":\"guest 'web9' is on no host\"}");
        // When
        var result = harness.run("check", "web9", "--to", "xen2");
        // Then
        assertThat(result).isEqualTo(new Harness.Result(4, "", "drover: guest 'web9' is on no host\n"));
    }
}
