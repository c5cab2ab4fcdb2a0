package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Course;
import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.precopy.Link;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which migrations teach something. */
class OutcomesTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final HostName XEN4 = new HostName("xen4");
    private static final RunId RUN = new RunId("run-1");
    private static final Duration TOOK = Duration.ofSeconds(20);

    private final List<Migration> migrations = new ArrayList<>();

    private void migrated(HostName from, HostName to, Phase phase, int atSecond) {
        migrated(from, to, phase, atSecond, Course.STRAIGHT);
    }

    private void migrated(HostName from, HostName to, Phase phase, int atSecond, Course course) {
        int number = migrations.size() + 1;
        Instant began = Sample.NOW.plusSeconds(atSecond);
        PlannedMove planned = new PlannedMove(
                new Move(Sample.id("g" + number), "g" + number, from, to, Sample.GIB),
                Duration.ZERO,
                new PlannedMove.Cost(TOOK, Sample.GIB, Duration.ZERO),
                TOOK,
                1);
        migrations.add(new Migration(
                new MigrationId(RUN, number),
                planned,
                phase,
                began.plus(TOOK),
                Optional.of(began),
                "",
                List.of(),
                Optional.empty(),
                phase == Phase.DONE
                        ? Optional.of(new Measured(TOOK, Observed.unknown(""), Observed.unknown("")))
                        : Optional.empty(),
                course));
    }

    private int learnedFrom() {
        Plan plan = new Plan(
                Plan.Purpose.drain(List.of(XEN1)),
                Sample.NOW,
                List.of(),
                List.of(),
                new Plan.LowerBound(Duration.ZERO, "nothing moves"),
                Optional.empty());
        Run run = Run.opened(RUN, plan, Policy.STANDARD, Sample.NOW, migrations);
        State state =
                new State(new TreeMap<>(Map.of(RUN, run)), State.EMPTY.cordons(), List.of(), State.EMPTY.requests());
        return Outcomes.lessons(state, Overheads.STANDARD)
                .on(Map.of(new Link(XEN1, XEN2), 1_000_000_000L))
                .basis()
                .migrations();
    }

    @Test
    void oneAfterTheOtherAllCount() {
        // Given
        for (int each = 0; each < 6; each++) {
            migrated(XEN1, XEN2, Phase.DONE, 20 * each);
        }
        // When
        int learned = learnedFrom();
        // Then
        assertThat(learned).isEqualTo(6);
    }

    @Test
    void thoseThatSharedAHostDoNotCount() {
        // Given: six by themselves, two whose ways meet at xen2, and two at the same time that share no host
        for (int each = 0; each < 6; each++) {
            migrated(XEN1, XEN2, Phase.DONE, 20 * each);
        }
        migrated(XEN1, XEN2, Phase.DONE, 200);
        migrated(XEN2, XEN3, Phase.DONE, 210);
        migrated(XEN1, XEN2, Phase.DONE, 300);
        migrated(XEN3, XEN4, Phase.DONE, 310);
        // When
        int learned = learnedFrom();
        // Then
        assertThat(learned).isEqualTo(8);
    }

    @Test
    void whoBeginsOnceTheOneBeforeRunsThereDisturbsNobody() {
        // Given: each takes 20 s, and its guest runs at the destination after 17
        for (int each = 0; each < 6; each++) {
            var resumed = Course.STRAIGHT.resumed(Sample.NOW.plusSeconds(17 * each + 17));
            migrated(XEN1, XEN2, Phase.DONE, 17 * each, resumed);
        }
        // When
        int learned = learnedFrom();
        // Then
        assertThat(learned).isEqualTo(6);
    }

    @Test
    void whatFailedTeachesNothingAndDisturbsOthers() {
        // Given
        for (int each = 0; each < 6; each++) {
            migrated(XEN1, XEN2, Phase.DONE, 20 * each);
        }
        migrated(XEN1, XEN3, Phase.FAILED, 90);
        // When
        int learned = learnedFrom();
        // Then: the fifth and the sixth went beside the one that failed
        assertThat(learned).isEqualTo(4);
    }

    @Test
    void whatIsStillUnderWayDisturbsFromItsStartOn() {
        // Given
        for (int each = 0; each < 6; each++) {
            migrated(XEN1, XEN2, Phase.DONE, 20 * each);
        }
        migrated(XEN2, XEN1, Phase.COPYING, 119);
        // When
        int learned = learnedFrom();
        // Then
        assertThat(learned).isEqualTo(5);
    }

    @Test
    void aTransferThatWasFoundUnderWayIsMeasuredFromItsOrder() {
        // Given: Drover died after the order, and was back half a minute later
        Script script = new Script();
        script.opened(1);
        script.copying();
        script.passes(Duration.ofSeconds(30));
        script.happens(new Event.Restarted());
        script.passes(Duration.ofSeconds(10));
        Measured seen = new Measured(
                Duration.ofSeconds(10), Observed.unknown(""), Observed.known(Duration.ofSeconds(1), "seen"));
        // When
        Decision decision = script.happens(new Event.TransferFollowed(Script.FIRST, 0, seen));
        // Then
        assertThat(decision.facts())
                .containsExactly(new Fact.TransferMeasured(
                        Script.FIRST, new Measured(Duration.ofSeconds(40), seen.bytes(), seen.downtime())));
    }
}
