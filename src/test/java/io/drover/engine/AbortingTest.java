package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbortingTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest WEB = Sample.guest("web1").build();

    private final Rehearsal rehearsal = withLogin();
    private final Drover drover = rehearsal.start();

    private static Rehearsal withLogin() {
        return new Rehearsal(Sample.fleet(
                Sample.host("xen1")
                        .guest(WEB)
                        .seesDisksOf(WEB)
                        .dom0(new Dom0Sample().told())
                        .build(),
                Sample.host("xen2")
                        .seesDisksOf(WEB)
                        .dom0(new Dom0Sample().told())
                        .build()));
    }

    private static Run migrate(Rehearsal rehearsal, Drover drover) {
        var plan = rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
        return rehearsal.await(drover.start(plan, Policy.STANDARD));
    }

    private static Migration only(Drover drover, Run run) {
        return drover.run(run.id()).orElseThrow().migrations().get(0);
    }

    private static void copying(Rehearsal rehearsal, Drover drover, Run run) {
        rehearsal.runUntil(() -> only(drover, run).phase() == Phase.COPYING);
        rehearsal.time.advance(Duration.ofSeconds(2));
    }

    private void runToItsEnd(Run run) {
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
    }

    @Test
    void aTransferThatIsCalledOffLeavesTheGuestRunningAndNothingAtTheDestination() {
        // Given
        var run = migrate(rehearsal, drover);
        copying(rehearsal, drover, run);
        // When
        rehearsal.await(drover.abort(only(drover, run).id(), Optional.empty()));
        runToItsEnd(run);
        // Then
        assertThat(only(drover, run).phase()).isEqualTo(Phase.FAILED);
        assertThat(only(drover, run).why()).contains("it runs at the source and nothing is left at the destination");
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN1);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class)).isEmpty();
    }

    @Test
    void oneThatGoesOnWithoutUsCanBeCalledOffToo() {
        // Given
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var run = migrate(rehearsal, first);
        copying(rehearsal, first, run);
        life.end();
        var second = rehearsal.start();
        rehearsal.runUntil(() -> only(second, run).phase() == Phase.UNKNOWN);
        // When
        rehearsal.await(second.abort(only(second, run).id(), Optional.empty()));
        rehearsal.runUntil(() -> second.run(run.id()).orElseThrow().closed().isPresent());
        // Then
        assertThat(only(second, run).phase()).isEqualTo(Phase.FAILED);
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN1);
    }

    @Test
    void aHostWithoutALoginSaysWhyItCannot() {
        // Given
        var bare = new Rehearsal(Sample.fleet(
                Sample.host("xen1").guest(WEB).seesDisksOf(WEB).build(),
                Sample.host("xen2").seesDisksOf(WEB).build()));
        var blind = bare.start();
        var run = migrate(bare, blind);
        copying(bare, blind, run);
        // When
        var answer = blind.abort(only(blind, run).id(), Optional.empty());
        // Then
        assertThatThrownBy(() -> bare.await(answer)).hasMessageContaining("no login for the Dom0");
        assertThat(bare.facts(Fact.AbortRefused.class)).hasSize(1);
        bare.runUntil(() -> blind.run(run.id()).orElseThrow().closed().isPresent());
        assertThat(only(blind, run).phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void aGuestThatIsBeingHandedOverIsNot() {
        // Given
        var run = migrate(rehearsal, drover);
        rehearsal.runUntil(() -> only(drover, run).phase() == Phase.SWITCHING);
        // When
        var answer = drover.abort(only(drover, run).id(), Optional.empty());
        // Then
        assertThatThrownBy(() -> rehearsal.await(answer)).hasMessageContaining("only its copying can be called off");
    }

    @Test
    void oneThatIsOverIsNot() {
        // Given
        var run = migrate(rehearsal, drover);
        runToItsEnd(run);
        // When
        var answer = drover.abort(only(drover, run).id(), Optional.empty());
        // Then
        assertThatThrownBy(() -> rehearsal.await(answer))
                .hasMessageContaining("is DONE and cannot be aborted: it is over");
    }

    @Test
    void thatThereIsNoSuchMigrationIsSaid() {
        // Given
        var run = migrate(rehearsal, drover);
        // When
        var answer = drover.abort(new MigrationId(run.id(), 2), Optional.empty());
        // Then
        assertThatThrownBy(() -> rehearsal.await(answer)).hasMessageContaining("there is no migration 'run-1/2'");
    }

    @Test
    void theWatchdogCallsOffWhatStandsStillWhereItMay() {
        // Given
        var watched = withLogin().callingOffWhatStandsStill();
        var dog = watched.start();
        var run = migrate(watched, dog);
        copying(watched, dog, run);
        watched.fleet.faults().crashHost(XEN2);
        // When
        watched.runUntil(() -> !watched.facts(Fact.TransferStalled.class).isEmpty());
        watched.fleet.faults().heal(XEN2);
        watched.runUntil(() -> dog.run(run.id()).orElseThrow().closed().isPresent());
        // Then
        assertThat(watched.facts(Fact.AbortRequested.class)).hasSize(1);
        assertThat(only(dog, run).phase()).isEqualTo(Phase.DONE);
        assertThat(only(dog, run).course().retries()).isEqualTo(1);
    }
}
