package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.model.Definition;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Reach;
import io.drover.model.Sample;
import io.drover.model.Sighting;
import io.drover.port.HostException.Recourse;
import io.drover.precopy.PreCopy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A migration between simulated hosts, in the manner of libvirt with libxl, its traps included. */
class MigrationTest {
    private static final long RATE = 100 * Sample.MIB;
    private static final Observed<Long> LINK = Observed.known(RATE, "given");
    private static final Host TO = Sample.host("xen2").build();
    private static final SimulationSettings SETTINGS = new SimulationSettings(
            RATE,
            Optional.empty(),
            SimulationSettings.STANDARD.overheads(),
            Duration.ofSeconds(1),
            Duration.ofMillis(10));
    private static final Guest WEB = Sample.guest("web")
            .load(Observed.known(new Load(200 * Sample.MIB, 512 * Sample.MIB), "given"))
            .build();
    private static final Guest DB =
            Sample.guest("db").memory(2 * Sample.GIB).autostart().build();

    @Test
    void alonePredictionAndMigrationAgree() {
        // Given
        var simulation = Simulation.of(
                SETTINGS, Sample.host("xen1").link(LINK).guest(WEB).build(), TO);
        // When
        var measured = simulation.migrate(WEB, "xen1", "xen2").join();
        // Then
        var predicted = PreCopy.predict(WEB.memoryBytes(), WEB.load(), RATE, SETTINGS.overheads());
        assertThat(measured.bytes().asOptional()).contains(predicted.bytes());
        assertThat(measured.duration().minus(predicted.duration()).abs()).isLessThan(Duration.ofMillis(50));
        assertThat(measured.downtime().asOptional())
                .hasValueSatisfying(downtime ->
                        assertThat(downtime.minus(predicted.downtime()).abs()).isLessThan(Duration.ofMillis(1)));
    }

    @Test
    void aGuestThatWritesOtherwiseThanItsHostSaysCostsWhatItReallyWrites() {
        // Given
        var simulation = Simulation.of(
                SETTINGS, Sample.host("xen1").link(LINK).guest(WEB).build(), TO);
        var really = new Load(0, 0);
        simulation.fleet().faults().writes(WEB.id(), really);
        // When
        var measured = simulation.migrate(WEB, "xen1", "xen2").join();
        // Then
        assertThat(measured.bytes().asOptional()).contains(WEB.memoryBytes());
        assertThat(simulation.observe("xen2").guest(WEB.id()).orElseThrow().load())
                .isEqualTo(WEB.load());
    }

    @Test
    void aStreamThatBreaksLeavesTheGuestRunningWhereItWas() {
        // Given
        var simulation = Simulation.of(
                SETTINGS, Sample.host("xen1").link(LINK).guest(WEB).build(), TO);
        var migration = simulation.order(WEB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(3));
        // When
        simulation.fleet().faults().breakMigration(WEB.id());
        simulation.time().advance(Duration.ofSeconds(5));
        // Then
        assertThat(migration).isCompletedExceptionally();
        assertThat(simulation
                        .observe("xen1")
                        .guest(WEB.id())
                        .orElseThrow()
                        .condition()
                        .state())
                .isEqualTo(GuestState.RUNNING);
        assertThat(simulation.observe("xen2").guest(WEB.id())).isEmpty();
    }

    @Test
    void twoThatShareALinkTakeTwiceAsLongForTheirFirstRound() {
        // Given
        var simulation = Simulation.of(
                SETTINGS,
                Sample.host("xen1").link(LINK).guest(WEB).guest(DB).build(),
                TO,
                Sample.host("xen3").build());
        simulation.begin(WEB, "xen1", "xen2");
        simulation.begin(DB, "xen1", "xen3");
        // When
        simulation.time().advance(Duration.ofMillis(10_510));
        // Then
        var free = simulation.observe("xen2").memory().freeBytes();
        assertThat((double) (32 * Sample.GIB - free)).isCloseTo(500.0 * Sample.MIB, within(2.0 * Sample.MIB));
    }

    @Test
    void whileItIsCopiedBothHostsHoldTheGuestAndOnlyTheSourceRunsIt() {
        // Given
        var simulation = fromXen1(WEB);
        simulation.begin(WEB, "xen1", "xen2");
        // When
        simulation.time().advance(Duration.ofSeconds(5));
        // Then
        var source = simulation.seen("xen1", WEB);
        var destination = simulation.seen("xen2", WEB);
        assertThat(source.is(GuestState.RUNNING)).isTrue();
        assertThat(source.jobActive()).isTrue();
        assertThat(destination.is(GuestState.INCOMING)).isTrue();
        assertThat(destination.condition().said()).isEqualTo("shut off");
        assertThat(destination.definition()).isEqualTo(new Definition(false, false));
        assertThat(destination.jobActive()).isTrue();
        assertThat(destination.cpuTime()).isZero();
    }

    /** libvirt goes on calling it running until its job is over. */
    @Test
    void inTheStopPhaseNobodyRunsTheGuestWhateverTheSourceSays() {
        // Given
        var simulation = fromXen1(WEB);
        simulation.begin(WEB, "xen1", "xen2");
        // When
        var suspended =
                simulation.time().runUntil(() -> simulation.runningOn(WEB.id()).isEmpty(), Simulation.LONG);
        // Then
        assertThat(suspended).isTrue();
        assertThat(simulation.seen("xen1", WEB).condition().said()).isEqualTo("running (booted)");
        assertThat(simulation.seen("xen1", WEB).jobActive()).isTrue();
        assertThat(simulation.look("xen2", WEB).is(GuestState.INCOMING)).isTrue();
    }

    @Test
    void changesAreToldInTheOrderOfRealHosts() {
        // Given
        var simulation = fromXen1(DB);
        // When
        simulation.move(DB, "xen1", "xen2");
        // Then
        assertThat(simulation.changes())
                .containsExactly(
                        "xen2 Started Restored",
                        "xen2 Resumed Migrated",
                        "xen2 Defined Added",
                        "xen1 Stopped Migrated",
                        "xen1 Undefined Removed");
    }

    @Test
    void memoryGoesFromTheSourceToTheDestination() {
        // Given
        var simulation = fromXen1(DB);
        long before = simulation.observe("xen1").memory().freeBytes();
        // When
        simulation.move(DB, "xen1", "xen2");
        // Then
        assertThat(simulation.observe("xen1").memory().freeBytes()).isEqualTo(before + 2 * Sample.GIB);
        assertThat(simulation.observe("xen2").memory().freeBytes()).isEqualTo(30 * Sample.GIB);
    }

    @Test
    void withoutMemoryAtTheDestinationItBreaksAfterTwoSeconds() {
        // Given
        var simulation = Simulation.of(
                Sample.host("xen1").guest(DB).build(),
                Sample.host("xen2").free(Sample.GIB).build());
        var migration = simulation.order(DB, "xen1", "xen2");
        // When
        simulation.time().advance(Duration.ofSeconds(3));
        // Then
        assertThat(Simulation.failure(migration))
                .hasMessage("internal error: Failed to send migration data to destination host");
        assertThatItRunsOnAtXen1(simulation, DB);
        assertThat(simulation.observe("xen2").memory().freeBytes()).isEqualTo(Sample.GIB);
    }

    @Test
    void twoThatFitOnlyAloneDoNotBothArrive() {
        // Given
        var simulation = Simulation.of(
                Sample.host("xen1").guest(DB).build(),
                Sample.host("xen3").guest(WEB).build(),
                Sample.host("xen2").free(2 * Sample.GIB + 512 * Sample.MIB).build());
        var first = simulation.order(DB, "xen1", "xen2");
        var second = simulation.order(WEB, "xen3", "xen2");
        // When
        simulation.time().runUntilIdle(Simulation.LONG);
        // Then
        assertThat(first.isCompletedExceptionally()).isNotEqualTo(second.isCompletedExceptionally());
        assertThat(simulation.runningOn(DB.id())).hasSize(1);
        assertThat(simulation.runningOn(WEB.id())).hasSize(1);
    }

    @Test
    void aMissingBridgeShowsOnlyWhenAllHasGoneOver() {
        // Given
        var simulation = Simulation.of(
                Sample.host("xen1").guest(WEB).build(),
                Sample.host("xen2")
                        .bridges(Observed.known(Set.of("other"), "iface-list"))
                        .build());
        // When
        var migration = simulation.migrate(WEB, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(migration))
                .hasMessage("operation failed: Migration failed. Domain is not running on destination host");
        assertThat(Duration.between(Sample.NOW, simulation.time().now())).isGreaterThan(Duration.ofSeconds(9));
        assertThatItRunsOnAtXen1(simulation, WEB);
    }

    @Test
    void aMissingDiskIsNoErrorAndTheGuestRunsWithoutIt() {
        // Given
        var guest = Sample.guest("local")
                .disk(Sample.disk("xvdb", "/var/lib/guests/local.img"))
                .build();
        var simulation = fromXen1(guest);
        // When
        var migration = simulation.migrate(guest, "xen1", "xen2");
        // Then
        assertThat(migration).isCompleted();
        assertThat(simulation.look("xen2", guest).is(GuestState.RUNNING)).isTrue();
        assertThat(simulation.fleet().truth().lostDisks(guest.id())).containsExactly("/var/lib/guests/local.img");
    }

    @Test
    void aTakenNameMakesTheSourceSayPausedWhileTheGuestRunsOn() {
        // Given
        var other = Sample.guest("web")
                .id(Sample.id("other"))
                .state(GuestState.SHUT_OFF)
                .build();
        var simulation = Simulation.of(
                Sample.host("xen1").guest(WEB).build(),
                Sample.host("xen2").guest(other).build());
        var earlier = simulation.seen("xen1", WEB).cpuTime();
        // When
        var migration = simulation.migrate(WEB, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(migration).recourse()).isEqualTo(Recourse.GIVE_UP);
        assertThat(Simulation.failure(migration)).hasMessageContaining("already exists with uuid " + other.id());
        var later = simulation.seen("xen1", WEB);
        assertThat(later.condition().said()).isEqualTo("paused (migrating)");
        assertThat(later.cpuTime()).isGreaterThan(earlier);
    }

    @Test
    void aPvGuestWithoutShadowPagingStaysAndRunsOn() {
        // Given
        var guest = Sample.guest("old").type(GuestType.PV).build();
        var simulation = fromXen1(guest);
        // When
        var migration = simulation.migrate(guest, "xen1", "xen2");
        // Then
        assertThat(Simulation.failure(migration)).hasMessageContaining("Failed to send migration data");
        assertThatItRunsOnAtXen1(simulation, guest);
    }

    @Test
    void aLockedGuestKeepsASecondCallerWaitingForHalfAMinute() {
        // Given
        var simulation = fromXen1(DB);
        simulation.begin(DB, "xen1", "xen2");
        simulation.time().advance(Duration.ofSeconds(1));
        var asked = simulation.time().now();
        // When
        var second = simulation.order(DB, "xen1", "xen2");
        simulation.time().runUntil(second::isDone, Simulation.LONG);
        // Then
        assertThat(Simulation.failure(second).recourse()).isEqualTo(Recourse.RETRY);
        assertThat(Duration.between(asked, simulation.time().now())).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
    }

    private static Simulation fromXen1(Guest guest) {
        return Simulation.of(Sample.host("xen1").guest(guest).build(), TO);
    }

    private static void assertThatItRunsOnAtXen1(Simulation simulation, Guest guest) {
        assertThat(simulation.look("xen1", guest).is(GuestState.RUNNING)).isTrue();
        assertThat(simulation.seen("xen1", guest).jobActive()).isFalse();
        assertThat(simulation.look("xen2", guest)).isEqualTo(new Sighting.Absent());
        assertThat(simulation.runningOn(guest.id()))
                .extracting(Object::toString)
                .containsExactly("xen1");
    }

    @Test
    void aMigrationBreaksWhereNoPortOfTheDestinationIsReachedAndTheGuestRunsOn() {
        // Given
        var shut = new Reach(
                Observed.known(false, "given"),
                Observed.known(Reach.Login.OPEN, "given"),
                Observed.known(1_500, "given"),
                new TreeMap<>());
        var simulation =
                Simulation.of(Sample.host("xen1").guest(WEB).reach("xen2", shut).build(), TO);
        // When
        var migration = simulation.migrate(WEB, "xen1", "xen2");
        // Then
        assertThat(migration).isCompletedExceptionally();
        assertThat(simulation.seen("xen1", WEB).is(GuestState.RUNNING)).isTrue();
        assertThat(simulation.look("xen2", WEB).isOff()).isTrue();
    }
}
