package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.Faults;
import io.drover.driver.sim.Mishap;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunningThroughFailureTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final Guest WEB = Sample.guest("web1").build();
    private static final Guest DB = Sample.guest("db1").build();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1").runs(WEB, DB).build(),
            Sample.host("xen2").seesDisksOf(WEB, DB).build(),
            Sample.host("xen3").seesDisksOf(WEB, DB).build()));
    private final Drover drover = rehearsal.start();

    private Run migrate() {
        var plan = rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
        return rehearsal.await(drover.start(plan, Policy.STANDARD));
    }

    private Run drain() {
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        return rehearsal.await(drover.start(plan, Policy.STANDARD));
    }

    private Migration of(Guest guest, Run run) {
        return drover.run(run.id()).orElseThrow().migrations().stream()
                .filter(migration -> migration.move().guest().equals(guest.id()))
                .findFirst()
                .orElseThrow();
    }

    private void runToItsEnd(Run run) {
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
    }

    /** Lets every transfer of a run break. */
    private void breakAll(Run run) {
        rehearsal.runUntil(() -> {
            rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
            return drover.run(run.id()).orElseThrow().closed().isPresent();
        });
    }

    private long entered(Phase phase) {
        return rehearsal.facts(Fact.PhaseEntered.class).stream()
                .filter(fact -> fact.phase() == phase)
                .count();
    }

    @Test
    void aGuestOfADrainWhoseTransferBrokeGoesToAnotherHost() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
        // When
        var run = drain();
        var first = of(WEB, run).move().to();
        runToItsEnd(run);
        // Then
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.DONE);
        assertThat(of(WEB, run).move().to()).isNotEqualTo(first);
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
    }

    @Test
    void aGuestThatWasToGoToOneHostIsTriedAgainToThatHost() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
        // When
        var run = migrate();
        runToItsEnd(run);
        // Then
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class))
                .extracting(Fact.RetryScheduled::number)
                .containsExactly(1);
    }

    @Test
    void triesHaveAnEndAndTheirWaitsDouble() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
        var run = migrate();
        // When
        breakAll(run);
        // Then
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.FAILED);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN1);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class))
                .extracting(Fact.RetryScheduled::after)
                .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void whatIsLeftToAnOperatorIsNotBegunAgain() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);
        // When
        var run = migrate();
        runToItsEnd(run);
        rehearsal.time.advance(Duration.ofHours(1));
        // Then
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class)).isEmpty();
    }

    @Test
    void aDroverThatDiesWhileAGuestWaitsForItsNextTryTriesIt() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var plan = rehearsal.await(first.planMove("web1", XEN2, Policy.STANDARD));
        var run = rehearsal.await(first.start(plan, Policy.STANDARD));
        rehearsal.runUntil(() -> entered(Phase.FAILED) == 1);
        life.end();
        // When
        var second = rehearsal.start();
        rehearsal.runUntil(() -> second.run(run.id()).orElseThrow().closed().isPresent());
        // Then
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(entered(Phase.DONE)).isEqualTo(1);
    }

    @Test
    void aTransferThatGoesOnWithoutUsIsWatchedAndMeasured() {
        // Given
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var plan = rehearsal.await(first.planMove("web1", XEN2, Policy.STANDARD));
        var run = rehearsal.await(first.start(plan, Policy.STANDARD));
        rehearsal.runUntil(() -> entered(Phase.COPYING) == 1);
        life.end();
        rehearsal.told.progress.clear();
        // When
        var second = rehearsal.start();
        rehearsal.runUntil(() -> second.run(run.id()).orElseThrow().closed().isPresent());
        // Then
        var followed = second.run(run.id()).orElseThrow().migrations().get(0);
        assertThat(followed.phase()).isEqualTo(Phase.DONE);
        assertThat(followed.measured()).isPresent();
        assertThat(rehearsal.told.progress).isNotEmpty();
    }

    @Test
    void aDestinationThatLosesPowerRaisesAnAlarmAndChangesNoPhase() {
        // Given
        var run = migrate();
        copyAWhile(run);
        // When
        rehearsal.fleet.faults().crashHost(XEN2);
        rehearsal.time.advance(Standstill.STANDARD.limit(WEB.memoryBytes()).plusMinutes(1));
        // Then
        assertThat(rehearsal.facts(Fact.TransferStalled.class)).hasSize(1);
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.COPYING);
        assertThat(of(WEB, run).course().stalledSince()).isPresent();
    }

    @Test
    void aTransferThatIsOverRaisesNoAlarmWhileAHostIsSilent() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);
        var run = migrate();
        rehearsal.runUntil(() -> of(WEB, run).phase() == Phase.COPYING);
        rehearsal.fleet.faults().hang(XEN2);
        // When
        rehearsal.time.advance(Standstill.STANDARD.limit(WEB.memoryBytes()).plusMinutes(1));
        // Then
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.UNKNOWN);
        assertThat(rehearsal.facts(Fact.TransferStalled.class)).isEmpty();
    }

    @Test
    void aTransferThatMovesAgainTakesTheAlarmBack() {
        // Given
        var run = migrate();
        copyAWhile(run);
        rehearsal.fleet.faults().narrowLink(XEN2, Faults.Direction.INCOMING, 0);
        rehearsal.time.advance(Standstill.STANDARD.limit(WEB.memoryBytes()).plusMinutes(1));
        // When
        rehearsal.fleet.faults().narrowLink(XEN2, Faults.Direction.INCOMING, 1);
        runToItsEnd(run);
        // Then
        assertThat(rehearsal.facts(Fact.TransferStalled.class)).hasSize(1);
        assertThat(of(WEB, run).course().stalledSince()).isEmpty();
        assertThat(of(WEB, run).phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aTransferThatStandsStillKeepsNoOtherGuestFromLeaving() {
        // Given
        var policy = new Policy(new Policy.Limits(1, 1, 1), Policy.OnFailure.CONTINUE, Set.of());
        var plan = rehearsal.await(drover.planDrain(XEN1, policy));
        var run = rehearsal.await(drover.start(plan, policy));
        rehearsal.runUntil(() -> entered(Phase.COPYING) == 1);
        rehearsal.time.advance(Duration.ofSeconds(3));
        var stuck = drover.run(run.id()).orElseThrow().migrations().stream()
                .filter(migration -> migration.phase() == Phase.COPYING)
                .findFirst()
                .orElseThrow();
        var other = stuck.move().guest().equals(WEB.id()) ? DB : WEB;
        // When
        rehearsal.fleet.faults().crashHost(stuck.move().to());
        rehearsal.runUntil(() -> of(other, run).phase() == Phase.DONE);
        // Then
        assertThat(of(other, run).phase()).isEqualTo(Phase.DONE);
        assertThat(List.of(XEN2, XEN3)).contains(of(other, run).move().to());
    }

    private void copyAWhile(Run run) {
        rehearsal.runUntil(() -> of(WEB, run).phase() == Phase.COPYING);
        rehearsal.time.advance(Duration.ofSeconds(3));
    }
}
