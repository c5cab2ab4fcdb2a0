package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.http.Catalogue;
import io.drover.cli.http.HostFindings;
import io.drover.model.CatalogueEntry;
import io.drover.model.CheckId;
import io.drover.model.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the commands tell what holds guests back, and what they ask the server for it. */
class WhyNotTest {
    private static final CatalogueEntry DISKS = new CatalogueEntry(
            new CheckId("guest.disks"),
            "Every disk is shared",
            "It would run on without it.",
            List.of(Verdict.PASS, Verdict.BLOCK, Verdict.UNKNOWN),
            true,
            List.of("the toolstack"),
            "Move it.");

    private final Harness harness = new Harness();
    private RecordedServer server;

    @BeforeEach
    void start() throws IOException {
        server = new RecordedServer();
        server.on("POST /checks/matrix", Samples.matrix())
                .on("POST /plans", Samples.planWithStranded())
                .on("GET /checks", new Catalogue(List.of(DISKS)))
                .on("GET /hosts/xen2/checks", new HostFindings(Samples.xen(2), true, List.of()))
                .on("GET /hosts/xen3/checks", new HostFindings(Samples.xen(3), false, List.of(Samples.LOCAL_ISO)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Harness.Result run(String line) {
        return harness.run((line + " --server " + server.url()).split(" "));
    }

    @Test
    void aPlanToDrainShowsEveryGuestAgainstEveryHostAndWhatWouldUnblockIt() {
        // When
        var result = run("plan drain xen1");
        // Then
        assertThat(result.exit()).as(result.toString()).isEqualTo(5);
        assertThat(result.out())
                .contains("cd1 cannot move.\nGUEST  xen2   xen3\ncd1    a      a\ndb1    moves  free\n")
                .endsWith("    lets cd1 move to xen2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan drain xen1", "plan drain xen1 -o json", "drain xen1 --dry-run"})
    void whereOnlyMemoryIsMissingTheOptionThatMayMakeRoomIsNamedBesideThePlan(String line) {
        // Given
        server.onlyOn("POST /plans", Samples.planLackingMemory());
        // When
        var result = run(line);
        // Then
        assertThat(result.err()).contains("With --move-others Drover makes room itself if it can");
        assertThat(result.out()).doesNotContain("--move-others");
    }

    @ParameterizedTest
    @CsvSource({"plan drain xen1 --move-others, true", "plan drain xen1, false", "drain xen1 --dry-run, false"})
    void thatOptionIsNotNamedToWhoGaveItNorWhereSomethingElseHoldsGuestsBack(String line, boolean lacksMemory) {
        // Given
        server.onlyOn("POST /plans", lacksMemory ? Samples.planLackingMemory() : Samples.planWithStranded());
        // When
        var result = run(line);
        // Then
        assertThat(result.err()).doesNotContain("--move-others");
    }

    @Test
    void thePlanInJsonIsTheServersPlanAloneSoThatItCanBeStarted() {
        // When
        var result = run("plan drain xen1 -o json");
        // Then
        assertThat(result.out()).startsWith("{\"purpose\":").contains("\"unblock\":{\"steps\":");
        assertThat(server.requests()).containsExactly("POST /plans");
    }

    @Test
    void thePlanAsAPageIsOneDocument() {
        // When
        var result = run("plan drain xen1 --output html");
        // Then
        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out()).startsWith("<!DOCTYPE html>").contains("<h1>drain xen1</h1>");
        assertThat(server.requests()).containsExactly("POST /plans");
    }

    @Test
    void aPageOfAnythingButAPlanIsRefusedWithWhatWouldBeRight() {
        // When
        var result = run("check web1 --all-hosts -o html");
        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("drover: --output html is for `drover plan` only; here it must be table or json.");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aGuestThatMayGoSomewhereIsOkAndTheMatrixIsTheServersInJson() {
        // When
        var result = run("check web1 --all-hosts -o json");
        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("{\"source\":\"xen1\",\"destinations\":[\"xen2\",\"xen3\"]");
    }

    @Test
    void theCatalogueIsATable() {
        // When
        var result = run("checks");
        // Then
        assertThat(result).isEqualTo(new Harness.Result(0, """
                        CHECK        PASSES WHEN           UNKNOWN  RESTS ON
                        guest.disks  Every disk is shared  holds    the toolstack
                        """, ""));
    }

    @Test
    void oneCheckIsShownInFull() {
        // When
        var result = run("checks guest.disks");
        // Then
        assertThat(result.out()).isEqualTo("""
                        guest.disks
                          passes when  Every disk is shared
                          protects     It would run on without it.
                          verdicts     PASS, BLOCK, UNKNOWN
                          UNKNOWN      holds the guest back, until it is accepted with --accept guest.disks
                          rests on     the toolstack
                          remedy       Move it.
                        """);
    }

    @Test
    void oneCheckInJsonIsItsEntry() {
        // When
        var result = run("checks guest.disks -o json");
        // Then
        assertThat(result.out()).startsWith("{\"id\":\"guest.disks\",").contains("\"unknownHolds\":true");
    }

    @Test
    void aCheckThatThereIsNotIsNotFound() {
        // When
        var result = run("checks guest.disk");
        // Then
        assertThat(result)
                .isEqualTo(
                        new Harness.Result(4, "", "drover: there is no check 'guest.disk'; there are: guest.disks\n"));
    }

    @Test
    void aHostThatIsFitIsOk() {
        // When
        var result = run("doctor xen2");
        // Then
        assertThat(result).isEqualTo(new Harness.Result(0, "Nothing is held against xen2.\n", ""));
    }

    @Test
    void aHostThatIsNotFitIsRefusedWithFindingsAndRemedies() {
        // When
        var result = run("doctor xen3");
        // Then
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.out())
                .contains("BLOCK    disk.local-media")
                .contains("do: Eject the disc on xen1.")
                .endsWith("xen3 is not fit yet.\n");
    }

    @Test
    void theDoctorOfOneHostSpeaksJsonToo() {
        // When
        var result = run("doctor xen3 -o json");
        // Then
        assertThat(result.out()).startsWith("{\"host\":\"xen3\",\"fit\":false,\"findings\":[");
    }
}
