package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.SimulationSettings;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** While a source lets go of a guest that runs at its destination, nothing of it is on the links. */
class LettingGoTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final Guest WEB = Sample.guest("web1").build();
    private static final Guest DB = Sample.guest("db1").build();
    private static final Duration RELEASE =
            SimulationSettings.STANDARD.overheads().release();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1").runs(WEB, DB).build(),
            Sample.host("xen2").seesDisksOf(WEB, DB).build()));
    private final Drover drover = rehearsal.start();

    private List<Migration> drained() {
        return drained(Policy.STANDARD);
    }

    private List<Migration> drained(Policy policy) {
        var plan = rehearsal.await(drover.planDrain(XEN1, policy));
        Run run = rehearsal.await(drover.start(plan, policy));
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
        return drover.run(run.id()).orElseThrow().migrations();
    }

    @Test
    void theNextGuestSetsOutAsSoonAsTheOneBeforeRunsAtItsDestination() {
        // When
        var migrations = drained();
        // Then
        assertThat(migrations).extracting(Migration::phase).containsOnly(Phase.DONE);
        Instant resumed = migrations.get(0).course().resumedAt().orElseThrow();
        Instant next = migrations.get(1).startedAt().orElseThrow();
        assertThat(next).isBetween(resumed, resumed.plus(RELEASE.dividedBy(2)));
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
    }

    @Test
    void whereARunStopsAtItsFirstFailureTheNextWaitsForTheProofThatThereIsNone() {
        // Given
        var careful = new Policy(Policy.Limits.STANDARD, Policy.OnFailure.STOP, Set.of());
        // When
        var migrations = drained(careful);
        // Then
        assertThat(migrations.get(1).startedAt().orElseThrow())
                .isAfterOrEqualTo(migrations.get(0).since());
    }

    @Test
    void thatAGuestRunsThereIsWrittenDownOnce() {
        // When
        var migrations = drained();
        // Then
        assertThat(rehearsal.facts(Fact.GuestResumed.class))
                .extracting(Fact.GuestResumed::migration)
                .containsExactly(migrations.get(0).id(), migrations.get(1).id());
    }

    @Test
    void howLongSourcesLetGoIsLearned() {
        // Given
        var slow = new Overheads(
                Duration.ofSeconds(1), Duration.ZERO, Duration.ofMillis(300), Duration.ZERO, Duration.ofSeconds(7));
        var to = Sample.host("xen2").free(64 * Sample.GIB);
        var from = Sample.host("xen1");
        for (int size = 1; size <= 7; size++) {
            var guest = Sample.guest("web" + size).memory(size * Sample.GIB).build();
            from.runs(guest);
            to.seesDisksOf(guest);
        }
        var world = new Rehearsal(Sample.fleet(from.build(), to.build()), SimulationSettings.STANDARD.with(slow));
        var learning = world.start();
        var run = world.await(learning.start(world.await(learning.planDrain(XEN1, Policy.STANDARD)), Policy.STANDARD));
        world.runUntil(() -> learning.run(run.id()).orElseThrow().closed().isPresent());
        // When
        var plan = world.await(learning.planDrain(new HostName("xen2"), Policy.STANDARD));
        // Then
        assertThat(plan.basis().orElseThrow().migrations()).isEqualTo(7);
        assertThat(plan.moves())
                .hasSize(7)
                .allSatisfy(move -> assertThat(move.release()).isCloseTo(slow.release(), Duration.ofMillis(100)));
    }
}
