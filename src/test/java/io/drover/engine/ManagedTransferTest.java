package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Drover dies while it carries the handshake of a transfer, and comes back. */
class ManagedTransferTest {
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest WEB = Sample.guest("web1").build();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            host(Sample.host("xen1").guest(WEB)), host(Sample.host("xen2").withoutPeers())));

    private static Host host(HostSample sample) {
        return sample.seesDisksOf(WEB).dom0(new Dom0Sample().told()).build();
    }

    /** The run of a Drover that was killed in mid-copy, minutes after that. */
    private RunId abandoned() {
        Rehearsal.Life first = rehearsal.new Life(Integer.MAX_VALUE, true);
        Drover killed = first.start();
        Plan plan = rehearsal.await(killed.planMove("web1", XEN2, Policy.STANDARD));
        Run run = rehearsal.await(killed.start(plan, Policy.STANDARD));
        rehearsal.runUntil(
                () -> killed.run(run.id()).orElseThrow().migrations().get(0).phase() == Phase.COPYING);
        rehearsal.time.advance(Duration.ofSeconds(2));
        first.end();
        rehearsal.time.advance(Duration.ofMinutes(5));
        return run.id();
    }

    @Test
    void theGuestStandsStillUntilDroverIsBack() {
        // When
        abandoned();
        // Then
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).isEmpty();
        assertThat(rehearsal.fleet.truth().underWay()).isEmpty();
    }

    @Test
    void droverReleasesItLetsItRunOnCleansUpAndBeginsAgain() {
        // Given
        RunId run = abandoned();
        // When
        Drover back = rehearsal.start();
        rehearsal.runUntil(() -> back.run(run).orElseThrow().closed().isPresent());
        // Then
        assertThat(rehearsal.facts(Fact.StepOrdered.class))
                .extracting(step -> step.host() + " " + step.step().split(" ", 2)[0])
                .containsExactly("xen1 restart", "xen2 restart", "xen1 let", "xen2 destroy");
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(back.run(run).orElseThrow().closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
    }
}
