package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.Mishap;
import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MishapTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final Guest WEB = Sample.guest("web1").build();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1").guest(WEB).seesDisksOf(WEB).build(),
            Sample.host("xen2").seesDisksOf(WEB).build()));
    private final Drover drover = rehearsal.start();

    private Run migrate() {
        Plan plan = rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
        return rehearsal.await(drover.start(plan, Policy.STANDARD));
    }

    private Run ended(Run run) {
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
        return drover.run(run.id()).orElseThrow();
    }

    private static Migration only(Run run) {
        return run.migrations().get(0);
    }

    @Test
    void aMigrationThatFailsCleanlyIsProvedToHaveLeftTheGuestWhereItWasAndIsBegunAgain() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.CLEAN_FAILURE);

        // When
        Run run = ended(migrate());

        // Then
        assertThat(phases()).containsSubsequence(Phase.UNKNOWN, Phase.FAILED, Phase.QUEUED, Phase.CHECKING, Phase.DONE);
        assertThat(only(run).course().retries()).isEqualTo(1);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(run.closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
    }

    private List<Phase> phases() {
        return rehearsal.facts(Fact.PhaseEntered.class).stream()
                .map(Fact.PhaseEntered::phase)
                .toList();
    }

    @Test
    void anArrivalWhoseAnswerWasLostIsFoundByLooking() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.ANSWER_LOST_AFTER_DEED);

        // When
        Run run = ended(migrate());

        // Then
        assertThat(only(run).phase()).isEqualTo(Phase.DONE);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
    }

    @Test
    void aGuestHeldOnBothHostsIsLeftToAnOperatorAndNothingIsTouched() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);

        // When
        Run run = ended(migrate());

        // Then
        assertThat(only(run).phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(only(run).why()).contains("xen1 says", "xen2 says", "Never run both", "drover settle run-1/1");
        assertThat(run.closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.UNKNOWN));
    }

    /** The last look before saw it at work, and it is still said to have used processor time since. */
    @Test
    void aGuestThatIsPausedBetweenTwoLooksIsNotSaidToRun() {
        // Given
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_PAUSED_AT_SOURCE);
        Run begun = migrate();
        rehearsal.runUntil(() -> only(drover.run(begun.id()).orElseThrow()).phase() == Phase.COPYING);
        rehearsal.fleet.faults().cut(XEN1);
        rehearsal.fleet.faults().heal(XEN1);

        // When
        Run run = ended(begun);

        // Then
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).isEmpty();
        assertThat(only(run).phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(only(run).why()).contains("a copy is held in a way that no migration leaves", "drover settle");
    }

    @Test
    void aHandOverThatBrokeOffIsTakenBackWhereXenIsAsked() {
        // Given
        Rehearsal asked = whereXenIsAsked().withoutRetries();
        Drover mending = asked.start();
        asked.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);
        Plan plan = asked.await(mending.planMove("web1", XEN2, Policy.STANDARD));
        Run run = asked.await(mending.start(plan, Policy.STANDARD));

        // When
        asked.runUntil(() -> mending.run(run.id()).orElseThrow().closed().isPresent());

        // Then
        assertThat(only(mending.run(run.id()).orElseThrow()).phase()).isEqualTo(Phase.FAILED);
        assertThat(asked.fleet.truth().runningOn(WEB.id())).containsExactly(XEN1);
        assertThat(asked.fleet.truth().ranTwice()).isEmpty();
        assertThat(asked.facts(Fact.StepOrdered.class))
                .extracting(step -> step.host() + " " + step.step().split(" ", 2)[0])
                .containsExactly("xen1 let", "xen2 destroy");
    }

    @Test
    void aHeldGuestIsNotLetRunWhileAThirdHostMayRunIt() {
        // Given
        Rehearsal asked = whereXenIsAsked();
        Drover mending = asked.start();
        asked.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);
        Plan plan = asked.await(mending.planMove("web1", XEN2, Policy.STANDARD));
        Run run = asked.await(mending.start(plan, Policy.STANDARD));
        asked.runUntil(() -> only(mending.run(run.id()).orElseThrow()).phase() == Phase.COPYING);
        asked.fleet.faults().cut(XEN3);

        // When
        asked.runUntil(() -> mending.run(run.id()).orElseThrow().closed().isPresent());

        // Then
        Migration left = only(mending.run(run.id()).orElseThrow());
        assertThat(left.phase()).isEqualTo(Phase.NEEDS_OPERATOR);
        assertThat(left.why()).contains("it may run on a third host: xen3 says: no answer");
        assertThat(asked.fleet.truth().runningOn(WEB.id())).isEmpty();
    }

    private static Rehearsal whereXenIsAsked() {
        return new Rehearsal(Sample.fleet(
                Sample.host("xen1")
                        .guest(WEB)
                        .seesDisksOf(WEB)
                        .dom0(new Dom0Sample().told())
                        .build(),
                Sample.host("xen2")
                        .seesDisksOf(WEB)
                        .dom0(new Dom0Sample().told())
                        .build(),
                Sample.host("xen3").build()));
    }

    @Test
    void aDestinationThatFallsSilentInMidTransferNeverMakesTheGuestRunTwice() {
        // Given
        Run begun = migrate();
        rehearsal.runUntil(() -> only(drover.run(begun.id()).orElseThrow()).phase() == Phase.COPYING);
        rehearsal.time.advance(Duration.ofSeconds(3));
        rehearsal.fleet.faults().cut(XEN2);

        // When
        rehearsal.time.advance(Duration.ofMinutes(2));
        rehearsal.fleet.faults().heal(XEN2);
        Run run = ended(begun);

        // Then
        assertThat(only(run).phase()).isIn(Phase.DONE, Phase.FAILED);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).hasSize(1);
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
    }
}
