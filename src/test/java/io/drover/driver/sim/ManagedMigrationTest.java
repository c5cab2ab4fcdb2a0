package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Sample;
import io.drover.port.HostDriver;
import io.drover.port.HostException.Recourse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Migrations whose handshake the client carries: what becomes of them when it dies, or loses a host. */
class ManagedMigrationTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest DB = Sample.guest("db").autostart().build();

    private final Simulation simulation = Simulation.of(
            Sample.host("xen1").guest(DB).build(),
            Sample.host("xen2").withoutPeers().build());

    private final Faults faults = simulation.fleet().faults();

    /** Another client, once nothing moves any more. */
    private Simulation later() {
        simulation.time().runUntilIdle(Simulation.LONG);
        return new Simulation(
                simulation.time(), simulation.fleet(), simulation.fleet().drivers(), simulation.heard());
    }

    private void copying() {
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
    }

    private void clientDies() {
        simulation.drivers().values().forEach(HostDriver::close);
    }

    @Test
    void itArrivesLikeAnyOther() {
        // When
        simulation.move(DB, "xen1", "xen2");
        // Then
        assertThat(simulation.runningOn(DB.id())).containsExactly(XEN2);
    }

    @Test
    void withoutItsClientTheGuestIsSuspendedHereAndPausedThereAndJobsHoldBoth() {
        // Given
        copying();
        // When
        clientDies();
        // Then
        var after = later();
        assertThat(after.seen("xen1", DB).condition().said()).isEqualTo("running (booted)");
        assertThat(after.seen("xen1", DB).jobActive()).isTrue();
        assertThat(after.seen("xen2", DB).is(GuestState.PAUSED)).isTrue();
        assertThat(after.seen("xen2", DB).jobActive()).isTrue();
        assertThat(after.runningOn(DB.id())).isEmpty();
    }

    @Test
    void restartedToolstacksSayWhatIsSoAndHoldNoJob() {
        // Given
        copying();
        clientDies();
        var after = later();
        // When
        faults.restartToolstack(XEN1);
        faults.restartToolstack(XEN2);
        // Then
        assertThat(after.seen("xen1", DB).is(GuestState.SUSPENDED)).isTrue();
        assertThat(after.seen("xen1", DB).jobActive()).isFalse();
        assertThat(after.seen("xen2", DB).is(GuestState.PAUSED)).isTrue();
        assertThat(after.seen("xen2", DB).jobActive()).isFalse();
    }

    @Test
    void aClientThatLosesTheSourceHasTheDestinationGiveUp() {
        // Given
        copying();
        // When
        faults.cut(XEN1);
        // Then
        var after = later();
        faults.heal(XEN1);
        assertThat(after.look("xen2", DB).isOff()).isTrue();
        assertThat(after.seen("xen1", DB).jobActive()).isTrue();
        assertThat(after.runningOn(DB.id())).isEmpty();
    }

    @Test
    void aClientThatLosesTheDestinationHasTheSourceGoOn() {
        // Given
        copying();
        // When
        faults.cut(XEN2);
        // Then
        var after = later();
        faults.heal(XEN2);
        assertThat(after.runningOn(DB.id())).containsExactly(XEN1);
        assertThat(after.seen("xen2", DB).is(GuestState.PAUSED)).isTrue();
        assertThat(after.seen("xen2", DB).jobActive()).isTrue();
    }

    @Test
    void aRefusalByTheDestinationLeavesAJobThatNoLookShows() {
        // Given
        var namesake = Sample.guest("db").id(Sample.id("another")).build();
        var pair = Simulation.of(
                Sample.host("xen1").guest(DB).build(),
                Sample.host("xen2").guest(namesake).withoutPeers().build());
        assertThat(Simulation.failure(pair.migrate(DB, "xen1", "xen2"))).hasMessageContaining("already exists");
        // When
        var again = pair.migrate(DB, "xen1", "xen2");
        // Then
        assertThat(pair.seen("xen1", DB).jobActive()).isFalse();
        assertThat(Simulation.failure(again).recourse()).isEqualTo(Recourse.RETRY);
        assertThat(Simulation.failure(again)).hasMessageContaining("state change lock");
    }
}
