package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drover.model.Course;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may share a link with whom. */
class TrafficTest {
    private static final RunId RUN = new RunId("run-1");
    private static final RunId OTHER = new RunId("run-2");

    private final Traffic traffic = new Traffic();

    private static Migration queued(RunId run, int number, String from, String to, int start, int end) {
        var guest = "g" + number;
        var planned = new PlannedMove(
                new Move(Sample.id(guest), guest, new HostName(from), new HostName(to), Sample.GIB),
                Duration.ofSeconds(start),
                new PlannedMove.Cost(Duration.ofSeconds(end - start), Sample.GIB, Duration.ZERO),
                Duration.ofSeconds(end - start),
                1);
        return Migration.queued(new MigrationId(run, number), planned, Sample.NOW);
    }

    /** The same with the last seconds of it for letting go. */
    private static Migration lettingGo(Migration queued, int seconds) {
        var planned = queued.planned();
        var cost = new PlannedMove.Cost(
                planned.expected().duration(),
                planned.expected().bytes(),
                Duration.ZERO,
                Optional.of(Duration.ofSeconds(seconds)));
        return Migration.queued(
                queued.id(),
                new PlannedMove(planned.move(), planned.start(), cost, planned.longest(), planned.bytesPerSecond()),
                Sample.NOW);
    }

    private static Migration copying(Migration queued) {
        return queued.entering(Phase.CHECKING, Sample.NOW, "", List.of())
                .entering(Phase.COPYING, Sample.NOW, "", List.of());
    }

    private boolean isItsTurn(Migration migration, Migration underWay) {
        traffic.add(underWay);
        var plan = new Plan(
                Plan.Purpose.drain(List.of(new HostName("xen1"))),
                Sample.NOW,
                List.of(migration.planned()),
                List.of(),
                new Plan.LowerBound(Duration.ZERO, "nothing"),
                Optional.empty());
        var migrations = underWay.id().run().equals(RUN) ? List.of(underWay, migration) : List.of(migration);
        return traffic.isItsTurn(
                new Run(RUN, plan, Policy.STANDARD, Sample.NOW, migrations, false, Optional.empty(), List.of()),
                migration);
    }

    static List<Arguments> pairs() {
        var first = queued(RUN, 1, "xen1", "xen2", 0, 10);
        return List.of(
                arguments("planned at the same time", first, queued(RUN, 2, "xen1", "xen3", 5, 20), true),
                arguments("planned afterwards", first, queued(RUN, 2, "xen1", "xen3", 10, 20), false),
                arguments(
                        "planned for when it should have arrived",
                        lettingGo(first, 3),
                        queued(RUN, 2, "xen1", "xen3", 7, 20),
                        false),
                arguments(
                        "planned for shortly before that",
                        lettingGo(first, 3),
                        queued(RUN, 2, "xen1", "xen3", 6, 20),
                        true),
                arguments(
                        "planned before, once the order has changed",
                        queued(RUN, 2, "xen1", "xen2", 10, 20),
                        queued(RUN, 1, "xen1", "xen3", 0, 10),
                        false),
                arguments(
                        "of another run, to the same host",
                        queued(OTHER, 1, "xen4", "xen3", 0, 10),
                        queued(RUN, 1, "xen1", "xen3", 0, 10),
                        false),
                arguments(
                        "of another run, the other direction",
                        queued(OTHER, 1, "xen3", "xen4", 0, 10),
                        queued(RUN, 1, "xen1", "xen3", 0, 10),
                        true));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("pairs")
    void aLinkIsSharedAsThePlanHasIt(String which, Migration underWay, Migration next, boolean shared) {
        // When
        boolean turn = isItsTurn(next, copying(underWay));
        // Then
        assertThat(turn).as(which).isEqualTo(shared);
    }

    static List<Migration> offTheirLinks() {
        var copying = copying(queued(RUN, 1, "xen1", "xen2", 0, 10));
        var switching = copying.entering(Phase.SWITCHING, Sample.NOW, "", List.of());
        var verifying = switching.entering(Phase.VERIFYING, Sample.NOW, "", List.of());
        return List.of(
                switching.withCourse(Course.STRAIGHT.resumed(Sample.NOW)),
                verifying,
                verifying.entering(Phase.SETTLING, Sample.NOW, "", List.of()));
    }

    @ParameterizedTest
    @MethodSource("offTheirLinks")
    void whoseGuestRunsAtItsDestinationKeepsNobodyFromTheLink(Migration underWay) {
        // When
        boolean turn = isItsTurn(queued(RUN, 2, "xen1", "xen2", 10, 20), underWay);
        // Then
        assertThat(turn).isTrue();
    }

    @Test
    void aTransferThatStandsStillKeepsNobodyFromTheLink() {
        // Given
        var stalled = copying(queued(RUN, 1, "xen1", "xen2", 0, 10))
                .withCourse(Course.STRAIGHT.stalled(Optional.of(Sample.NOW)));
        // When
        boolean turn = isItsTurn(queued(RUN, 2, "xen1", "xen3", 10, 20), stalled);
        // Then
        assertThat(turn).isTrue();
    }
}
