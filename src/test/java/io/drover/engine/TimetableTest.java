package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The times that moves get which keep their destination. */
class TimetableTest {
    private static final long RATE = 100 * Sample.MIB;

    private static Timetable timetable(Migration... migrations) {
        var fleet = Sample.fleet(Stream.of("xen1", "xen2", "xen3", "xen4")
                .map(name ->
                        Sample.host(name).link(Observed.known(RATE, "told")).build())
                .toArray(Host[]::new));
        var plan = new Plan(
                Plan.Purpose.drain(List.of(new HostName("xen1"))),
                Sample.NOW,
                List.of(),
                List.of(),
                new Plan.LowerBound(Duration.ZERO, "nothing"),
                Optional.empty());
        var run = new Run(
                new RunId("run-1"),
                plan,
                Policy.STANDARD,
                Sample.NOW,
                List.of(migrations),
                false,
                Optional.empty(),
                List.of());
        return new Timetable(run, fleet, Lessons.NONE, Set.of());
    }

    private static PlannedMove move(String guest, String to) {
        var length = Duration.ofSeconds(10);
        return new PlannedMove(
                new Move(Sample.id(guest), guest, new HostName("xen1"), new HostName(to), Sample.GIB),
                Duration.ZERO,
                new PlannedMove.Cost(length, Sample.GIB, Duration.ZERO),
                length,
                RATE);
    }

    @Test
    void twoThatFillALinkAndKeepTheirDestinationsDoNotGetTheSameTime() {
        // Given
        var elsewhere = move("web1", "xen2");
        // When
        var fitted = timetable().fit(List.of(move("web2", "xen3"), move("web3", "xen4")), List.of(elsewhere));
        // Then
        assertThat(fitted)
                .extracting(PlannedMove::start)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }

    @Test
    void oneThatBeganBeforeItsTimeIsOnItsLinkNow() {
        // Given
        var early = Migration.queued(
                        new MigrationId(new RunId("run-1"), 1),
                        move("web1", "xen2").startingAt(Duration.ofSeconds(5)),
                        Sample.NOW)
                .entering(Phase.CHECKING, Sample.NOW, "its turn has come", List.of());
        // When
        var spans = timetable(early).fromNow();
        // Then
        assertThat(spans).singleElement().satisfies(span -> {
            assertThat(span.start()).isZero();
            assertThat(span.end()).isEqualTo(Duration.ofSeconds(15));
        });
    }
}
