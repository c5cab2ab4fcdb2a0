package io.drover.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CheckId;
import io.drover.model.Course;
import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.Fix;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlanSample;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Remedy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Unblocking;
import io.drover.model.Verdict;
import io.drover.model.Whereabouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The journal's format, one fact of each kind, as a file. A journal outlives the release that wrote it: where this test fails,
 * either undo the change or teach Drover to read both forms. Never edit the lines that are there without that.
 */
class JournalFormatTest {
    private static final HostName FROM = new HostName("xen1");
    private static final HostName TO = new HostName("xen2");
    private static final RunId RUN = new RunId("drain-xen1-7");
    private static final MigrationId MIGRATION = new MigrationId(RUN, 3);
    private static final GuestId GUEST = GuestId.of("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001");

    private static final String UNBLOCK = """
            ,"unblock":{"steps":[{"check":"guest.running",\
            "remedy":{"advice":"start it on xen1","commands":["virsh start web"]},\
            "lets":[{"guest":"6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001","name":"web","to":"xen2"}]}],\
            "beyond":[{"guest":"6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001","name":"web"}],"smallest":true}}""";

    private static final List<Fact> ONE_OF_EACH = List.of(
            new Fact.RunOpened(
                    RUN,
                    plan(Optional.empty()),
                    new Policy(
                            new Policy.Limits(1, 2, 16),
                            Policy.OnFailure.STOP,
                            Set.of(new CheckId("b"), new CheckId("a")))),
            new Fact.PhaseEntered(MIGRATION, Phase.REFUSED, "a check blocks it", List.of(finding())),
            new Fact.DefinitionRead(MIGRATION, new Definition(true, false), Optional.empty()),
            new Fact.TransferMeasured(
                    MIGRATION,
                    new Measured(
                            Duration.ofMillis(12_345),
                            Observed.known(1024L, "simulated"),
                            Observed.unknown("not told"))),
            new Fact.WindowEnded(RUN),
            new Fact.CancelRequested(RUN),
            new Fact.RunClosed(RUN, Run.Outcome.PARTIAL),
            new Fact.HostCordoned(FROM, "new memory"),
            new Fact.HostUncordoned(FROM),
            new Fact.FixOrdered(eject()),
            new Fact.FixDone(eject()),
            new Fact.FixFailed(new Fix.StopAutostart(FROM, new TreeMap<>(java.util.Map.of(GUEST, "web"))), "refused"),
            new Fact.FixUndone(eject(), "no run is open"),
            new Fact.StepOrdered(MIGRATION, FROM, "restart the toolstack", "seen running"),
            new Fact.OperatorAnswered(MIGRATION, Whereabouts.STAYED, "seen on its console"),
            new Fact.RetryAllowed(MIGRATION, "connection refused"),
            new Fact.RetryScheduled(MIGRATION, 1, Duration.ofSeconds(30)),
            new Fact.RetryPlanned(MIGRATION, plan(Optional.empty()).moves().get(0)),
            new Fact.ReplanWanted(RUN, List.of(MIGRATION), Optional.of(MIGRATION), "xen2 is cordoned"),
            new Fact.RunReplanned(
                    RUN,
                    "xen2 is cordoned",
                    List.of(new Fact.RunReplanned.Again(
                            MIGRATION, plan(Optional.empty()).moves().get(0))),
                    List.of(MIGRATION)),
            new Fact.GuestResumed(MIGRATION, Instant.parse("2026-11-30T08:00:00Z")),
            new Fact.TransferStalled(MIGRATION, Instant.parse("2026-11-23T08:00:00Z"), "no progress"),
            new Fact.TransferMoving(MIGRATION),
            new Fact.RivalSeen(MIGRATION, "process 7 on xen1", "neither copy is whole"),
            new Fact.AbortRequested(MIGRATION, Course.Caller.OPERATOR),
            new Fact.AbortRefused(MIGRATION, "no login"),
            new Fact.RequestAccepted("key-1", "f00d", Optional.of(RUN)),
            new Fact.RunsForgotten(List.of(RUN)));

    @Test
    void factsAreWrittenAsTheyEverWere() throws IOException {
        // When
        var written = ONE_OF_EACH.stream().map(Json::write).collect(Collectors.joining("\n", "", "\n"));
        // Then
        assertThat(written).isEqualTo(golden());
        assertThat(ONE_OF_EACH.stream().map(FactType::of)).containsExactly(FactType.values());
    }

    @Test
    void factsThatWereEverWrittenAreRead() throws IOException {
        // When
        var read = golden().lines().map(line -> Json.read(line, Fact.class)).toList();
        // Then
        assertThat(read).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void aPurposeThatNamedOneHostIsReadAsOneOfSeveral() {
        // Given
        var before = List.of(
                "{\"kind\":\"DRAIN\",\"host\":\"xen1\"}",
                "{\"kind\":\"MIGRATE\",\"host\":\"xen1\",\"guest\":\"" + GUEST + "\"}");
        // When
        var read =
                before.stream().map(line -> Json.read(line, Plan.Purpose.class)).toList();
        // Then
        assertThat(read)
                .containsExactly(
                        Plan.Purpose.drain(List.of(FROM)),
                        new Plan.Purpose(Plan.Purpose.Kind.MIGRATE, List.of(FROM), List.of(GUEST)));
    }

    @Test
    void aPlanThatSaysWhatWouldUnblockItIsWrittenSo() {
        // Given
        var opened = new Unblocking.Opened(GUEST, "web", TO);
        var step = new Unblocking.Step(
                new CheckId("guest.running"), Remedy.commands("start it on xen1", "virsh start web"), List.of(opened));
        var beyond = new Unblocking.Beyond(GUEST, "web");
        var plan = plan(Optional.of(new Unblocking(List.of(step), List.of(beyond), true)));
        // When
        var written = Json.write(plan);
        // Then
        assertThat(written).endsWith(UNBLOCK);
        assertThat(Json.read(written, Plan.class)).isEqualTo(plan);
    }

    @Test
    void aPlanSaysHowItsTimesAreKnown() {
        // Given
        var plan = plan(Optional.empty());
        var basis = new Plan.Basis("learned", 12, Optional.of(new Plan.Basis.Width(0.5, 0.875, 1.25)));
        var learned = PlanSample.like(plan).basis(basis).build();
        // When
        var written = Json.write(learned);
        // Then
        assertThat(written).endsWith("""
                        ,"basis":{"how":"learned","migrations":12,"took":{"least":0.5,"low":0.875,"high":1.25}}}""");
        assertThat(Json.read(written, Plan.class)).isEqualTo(learned);
    }

    @Test
    void aDefinitionIsKeptWithItsText() {
        // Given
        var read = new Fact.DefinitionRead(
                MIGRATION, new Definition(true, false), Optional.of(Observed.known("<domain/>\n", "libvirt")));
        // When
        var written = Json.write(read);
        // Then
        assertThat(written).isEqualTo("""
                        {"type":"definition-read","migration":"drain-xen1-7/3","before":{"persistent":true,"autostart":false},\
                        "text":{"value":"<domain/>\\n","how":"libvirt"}}""");
        assertThat(Json.read(written, Fact.class)).isEqualTo(read);
    }

    private static Plan plan(Optional<Unblocking> unblock) {
        var reasons = new TreeMap<>(java.util.Map.of(TO, List.of(finding())));
        var move = new PlannedMove(
                new Move(GUEST, "web", FROM, TO, 1L << 30),
                Duration.ofSeconds(2),
                new PlannedMove.Cost(Duration.ofMillis(9_500), 1_181_116_006, Duration.ofMillis(40)),
                Duration.ofSeconds(60),
                125_000_000);
        return new Plan(
                Plan.Purpose.drain(List.of(FROM)),
                Instant.parse("2026-11-23T08:00:00.250Z"),
                List.of(move),
                List.of(new Plan.Stranded(GUEST, "web", reasons)),
                new Plan.LowerBound(Duration.ofSeconds(9), "link of xen1, outgoing"),
                unblock);
    }

    private static Fix eject() {
        return new Fix.EjectMedia(FROM, GUEST, "web", new TreeMap<>(java.util.Map.of("hdc", "/srv/iso/web.iso")));
    }

    private static Finding finding() {
        return new Finding(
                new CheckId("guest.running"),
                Verdict.BLOCK,
                true,
                "web is shut off on xen1",
                Optional.of(Remedy.commands("start it on xen1", "virsh start web")));
    }

    private static String golden() throws IOException {
        try (var file = JournalFormatTest.class.getResourceAsStream("facts.jsonl")) {
            return new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
