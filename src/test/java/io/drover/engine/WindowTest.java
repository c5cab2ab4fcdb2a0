package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.driver.sim.Faults;
import io.drover.driver.sim.Mishap;
import io.drover.model.Course;
import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs that are kept to a maintenance window. */
class WindowTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final Guest WEB = Sample.guest("web1").build();
    private static final Guest DB = Sample.guest("db1").build();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1").runs(WEB, DB).dom0(new Dom0Sample().told()).build(),
            Sample.host("xen2")
                    .seesDisksOf(WEB, DB)
                    .dom0(new Dom0Sample().told())
                    .build()));
    private final Drover drover = rehearsal.start();

    private Policy within(Duration time, boolean abort) {
        return new Policy(
                Policy.Limits.STANDARD,
                Policy.OnFailure.CONTINUE,
                Set.of(),
                Optional.of(new Policy.Window(rehearsal.time.now().plus(time), abort)));
    }

    private Duration needed() {
        return rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD)).bound().duration();
    }

    private Run drain(Policy policy) {
        var plan = rehearsal.await(drover.planDrain(XEN1, policy));
        return rehearsal.await(drover.start(plan, policy));
    }

    private Run ended(Run run) {
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
        return drover.run(run.id()).orElseThrow();
    }

    private void narrowLink(double share) {
        rehearsal.fleet.faults().narrowLink(XEN1, Faults.Direction.OUTGOING, share);
    }

    private static List<Phase> phases(Run run) {
        return run.migrations().stream().map(migration -> migration.phase()).toList();
    }

    @Test
    void aWindowInWhichNoOrderCouldDoItIsRefusedWithTheBound() {
        // Given
        var needed = needed();
        // When
        var planning = drover.planDrain(XEN1, within(needed.dividedBy(2), false));
        // Then
        assertThatThrownBy(() -> rehearsal.await(planning))
                .rootCause()
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("no order can do this before")
                .hasMessageContaining("at least (the guests' memory over the link of xen1");
    }

    @Test
    void aWindowThatTheMemoryAloneWouldFitIsRefusedWithTheBoundOfThePlan() {
        // Given
        var needed = needed();
        // When
        var planning = drover.planDrain(XEN1, within(needed.minusSeconds(1), false));
        // Then
        assertThatThrownBy(() -> rehearsal.await(planning))
                .rootCause()
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("no order can do this before")
                .hasMessageContaining("at least (link of xen1, outgoing");
    }

    @Test
    void aWindowThatIsLongEnoughChangesNothing() {
        // When
        var run = ended(drain(within(Duration.ofHours(1), true)));
        // Then
        assertThat(phases(run)).containsOnly(Phase.DONE);
    }

    @Test
    void whatWouldNotEndInTheWindowIsNotBegun() {
        // Given
        var begun = drain(within(needed().plusSeconds(5), false));
        narrowLink(0.4);
        // When
        var run = ended(begun);
        // Then
        assertThat(phases(run)).containsExactly(Phase.DONE, Phase.CANCELLED);
        assertThat(run.migrations().get(1).why()).contains("the run's window ends at");
    }

    @Test
    void whatFailsNearTheEndIsTriedAgainWhileThereIsTime() {
        // Given
        var run = drain(within(needed().plusSeconds(15), false));
        var last = run.migrations().get(1);
        rehearsal.fleet.faults().failNextMigration(last.move().guest(), Mishap.CLEAN_FAILURE);
        // When
        var ended = ended(run);
        // Then
        assertThat(phases(ended)).containsOnly(Phase.DONE);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class))
                .singleElement()
                .satisfies(retry -> assertThat(retry.after()).isLessThan(Retries.STANDARD.firstAfter()));
    }

    @Test
    void whatIsBeingCopiedAtTheEndIsCalledOffIfThatIsAskedFor() {
        // Given
        var run = drain(within(needed().plusSeconds(2), true));
        rehearsal.runUntil(() -> phases(drover.run(run.id()).orElseThrow()).contains(Phase.COPYING));
        var window = run.policy().window().orElseThrow();
        // When
        narrowLink(0.01);
        var end = ended(run);
        // Then
        assertThat(phases(end)).containsExactly(Phase.FAILED, Phase.CANCELLED);
        assertThat(rehearsal.facts(Fact.AbortRequested.class))
                .extracting(Fact.AbortRequested::by)
                .containsExactly(Course.Caller.WINDOW);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN1);
        assertThat(end.closed().map(Run.Closed::at).orElse(Instant.EPOCH)).isAfter(window.ends());
    }

    @Test
    void aDroverThatComesUpAfterTheEndStartsNothingNew() {
        // Given
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var policy = within(needed().plusSeconds(60), false);
        var plan = rehearsal.await(first.planDrain(XEN1, policy));
        var run = rehearsal.await(first.start(plan, policy));
        life.end();
        rehearsal.time.advance(Duration.ofMinutes(10));
        // When
        var second = rehearsal.start();
        rehearsal.runUntil(() -> second.run(run.id()).orElseThrow().closed().isPresent());
        // Then
        assertThat(phases(second.run(run.id()).orElseThrow()).get(1)).isEqualTo(Phase.CANCELLED);
    }
}
