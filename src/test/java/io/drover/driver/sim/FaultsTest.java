package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Sample;
import io.drover.model.Sighting;
import io.drover.port.HostException.Recourse;
import io.drover.port.HostNotice;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can happen to hosts and guests, and what is then to be seen. */
class FaultsTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest DB = Sample.guest("db").autostart().build();

    private final Simulation simulation = Simulation.of(
            Sample.host("xen1").guest(DB).build(), Sample.host("xen2").build());

    private final Faults faults = simulation.fleet().faults();

    @Test
    void aHostThatIsCutOffIsUnseenAndTheMigrationGoesOnWithoutAnAnswer() {
        // Given
        var migration = simulation.order(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        // When
        faults.cut(XEN1);
        simulation.time().runUntilIdle(Simulation.LONG);
        // Then
        assertThat(Simulation.failure(migration).recourse()).isEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(simulation.look("xen1", DB)).isInstanceOf(Sighting.Unseen.class);
        assertThat(simulation.look("xen2", DB).is(GuestState.RUNNING)).isTrue();
        assertThat(simulation.heard()).contains(new HostNotice.Disconnected(XEN1, "keepalive timeout"));
    }

    @Test
    void aHealedHostAnswersAgain() {
        // Given
        faults.cut(XEN1);
        simulation.time().advance(Duration.ofSeconds(1));
        // When
        faults.heal(XEN1);
        // Then
        assertThat(simulation.look("xen1", DB).is(GuestState.RUNNING)).isTrue();
        assertThat(simulation.heard()).endsWith(new HostNotice.Connected(XEN1));
    }

    @Test
    void aSourceThatLosesPowerLeavesHalfAGuestAtTheDestination() {
        // Given
        var migration = simulation.order(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        // When
        faults.crashHost(XEN1);
        simulation.time().runUntilIdle(Simulation.LONG);
        // Then
        assertThat(Simulation.failure(migration).recourse()).isEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(simulation.seen("xen2", DB).is(GuestState.INCOMING)).isTrue();
        assertThat(simulation.seen("xen2", DB).jobActive()).isTrue();
        assertThat(simulation.runningOn(DB.id())).isEmpty();
    }

    @Test
    void aRestartedToolstackForgetsHalfAGuest() {
        // Given
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        faults.crashHost(XEN1);
        // When
        faults.restartToolstack(XEN2);
        // Then
        assertThat(simulation.look("xen2", DB)).isEqualTo(new Sighting.Absent());
        assertThat(simulation.observe("xen2").memory().freeBytes()).isEqualTo(32 * Sample.GIB);
    }

    @Test
    void aDestinationThatLosesPowerHangsTheMigrationWhileTheGuestRunsOn() {
        // Given
        var migration = simulation.order(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        // When
        faults.crashHost(XEN2);
        simulation.time().advance(Duration.ofMinutes(10));
        // Then
        assertThat(migration).isNotDone();
        assertThat(simulation.seen("xen1", DB).jobActive()).isTrue();
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN1);
        simulation.time().runUntilIdle(Simulation.LONG);
        assertThat(Simulation.failure(migration)).hasMessageContaining("Failed to send migration data");
        assertThat(simulation.seen("xen1", DB).jobActive()).isFalse();
    }

    @Test
    void aHostThatBootsStartsWhatItIsSetToStartEvenIfThatRunsElsewhere() {
        // Given: the answer of the hand-over was lost with the source's power, so its definition is still there
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().runUntil(() -> simulation.runningOn(DB.id()).equals(Set.of(XEN2)), Simulation.LONG);
        faults.crashHost(XEN1);
        // When
        faults.heal(XEN1);
        // Then
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN1, XEN2);
        assertThat(simulation.fleet().truth().ranTwice()).containsExactly(DB.id());
    }

    @Test
    void aCleanFailureLeavesNothingBehindAndHappensOnce() {
        // Given
        faults.failNextMigration(DB.id(), Mishap.CLEAN_FAILURE);
        var first = simulation.migrate(DB, "xen1", "xen2");
        // When
        var second = simulation.migrate(DB, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(first).recourse()).isEqualTo(Recourse.RETRY);
        assertThat(second).isCompleted();
    }

    @Test
    void anAnswerLostAfterTheDeedLeavesAGuestThatHasMoved() {
        // Given
        faults.failNextMigration(DB.id(), Mishap.ANSWER_LOST_AFTER_DEED);
        // When
        var migration = simulation.migrate(DB, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(migration).recourse()).isEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(simulation.look("xen1", DB)).isEqualTo(new Sighting.Absent());
        assertThat(simulation.seen("xen2", DB).definition()).isEqualTo(new Definition(true, false));
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN2);
    }

    @Test
    void aGuestLeftBetweenTwoHostsRunsNowhereUntilSomebodyLetsIt() {
        // Given
        faults.failNextMigration(DB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);
        var migration = simulation.migrate(DB, "xen1", "xen2");
        var left = simulation.seen("xen1", DB);
        // When
        faults.destroyGuest(XEN2, DB.id());
        faults.resumeGuest(XEN1, DB.id());
        // Then
        assertThat(Simulation.failure(migration).recourse()).isEqualTo(Recourse.OUTCOME_UNKNOWN);
        assertThat(left.is(GuestState.SUSPENDED)).isTrue();
        assertThat(simulation.look("xen2", DB)).isEqualTo(new Sighting.Absent());
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN1);
        assertThat(simulation.fleet().truth().ranTwice()).isEmpty();
    }

    @Test
    void aSourceToolstackThatRestartsLeavesAnEntryThatBlocksTheNextTry() {
        // Given
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        faults.restartToolstack(XEN1);
        // When
        var again = simulation.migrate(DB, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(again)).hasMessageContaining("is already being started");
        assertThat(simulation.seen("xen1", DB).condition().said()).isEqualTo("paused (migrating)");
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN1);
    }

    @Test
    void newDriversSeeWhatTheOldOnesBegan() {
        // Given
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        simulation.drivers().values().forEach(driver -> driver.close());
        // When
        var drivers = simulation.fleet().drivers();
        // Then
        var sighting =
                simulation.answer(Objects.requireNonNull(drivers.get(XEN1)).look(DB.id()));
        assertThat(((Sighting.Present) sighting).jobActive()).isTrue();
        simulation.time().runUntilIdle(Simulation.LONG);
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN2);
    }
}
