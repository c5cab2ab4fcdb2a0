package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.driver.sim.Mishap;
import io.drover.model.Drain;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import io.drover.model.WhatIf;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HomecomingTest {
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

    private Run carryOut(Plan plan) {
        var run = rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runOut();
        return drover.run(run.id()).orElseThrow();
    }

    private Run drain(HostName... hosts) {
        return carryOut(rehearsal.await(
                drover.planDrain(new Drain(List.of(hosts), Set.of(), false), Policy.STANDARD, WhatIf.NOTHING)));
    }

    private static List<String> names(Plan plan) {
        return plan.moves().stream()
                .map(PlannedMove::move)
                .map(move -> move.name() + " to " + move.to())
                .sorted()
                .toList();
    }

    @Test
    void whatADrainSentAwayComesBack() {
        // Given
        drain(XEN1);
        var plan = rehearsal.await(drover.planHome(XEN1, Policy.STANDARD, WhatIf.NOTHING));
        // When
        var run = carryOut(plan);
        // Then
        assertThat(names(plan)).containsExactly("db1 to xen1", "web1 to xen1");
        assertThat(run.closed())
                .hasValueSatisfying(closed -> assertThat(closed.outcome()).isEqualTo(Run.Outcome.DONE));
        assertThat(rehearsal.await(drover.fleet()).host(XEN1).orElseThrow().guests())
                .extracting(Guest::name)
                .containsExactlyInAnyOrder("web1", "db1");
    }

    @Test
    void aGuestThatHadToFleeTwiceStillBelongsWhereItCameFrom() {
        // Given
        drain(XEN1);
        rehearsal.await(drover.cordon(XEN1, "drain"));
        drain(XEN2);
        rehearsal.await(drover.uncordon(XEN1));
        // When
        var plan = rehearsal.await(drover.planHome(XEN1, Policy.STANDARD, WhatIf.NOTHING));
        // Then
        assertThat(names(plan)).containsExactly("db1 to xen1", "web1 to xen1");
    }

    @Test
    void aGuestThatAnOperatorMovedElsewhereHasNoOtherHome() {
        // Given
        drain(XEN1, XEN2);
        carryOut(rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD)));
        // When
        var plan = rehearsal.await(drover.planHome(XEN1, Policy.STANDARD, WhatIf.NOTHING));
        // Then
        assertThat(names(plan)).containsExactly("db1 to xen1");
    }

    @Test
    void aHostThatNothingLeftIsToldSo() {
        // Given
        drain(XEN1);
        // When / Then
        assertThatThrownBy(() -> rehearsal.await(drover.planHome(XEN3, Policy.STANDARD, WhatIf.NOTHING)))
                .hasMessageContaining("no drain that the journal remembers moved a guest off host 'xen3'");
        assertThatThrownBy(
                        () -> rehearsal.await(drover.planHome(new HostName("xen9"), Policy.STANDARD, WhatIf.NOTHING)))
                .hasMessageContaining("there is no host 'xen9' in the configuration");
    }

    /** A guest of xen1 finds room on xen2 only once another has gone from there to xen3. */
    private static Rehearsal full(Guest big, Guest small) {
        return new Rehearsal(Sample.fleet(
                Sample.host("xen1").guest(big).seesDisksOf(small).build(),
                Sample.host("xen2")
                        .guest(small)
                        .seesDisksOf(big)
                        .free(3 * Sample.GIB)
                        .build(),
                Sample.host("xen3")
                        .seesDisksOf(big)
                        .seesDisksOf(small)
                        .free(2 * Sample.GIB)
                        .build()));
    }

    @Test
    void aGuestStillWaitsForThoseWhoMakeRoomForItIfTheyAreTriedAgain() {
        // Given
        var big = Sample.guest("big").memory(4 * Sample.GIB).build();
        var small = Sample.guest("small").memory(Sample.GIB + 512 * Sample.MIB).build();
        var full = full(big, small);
        var fullDrover = full.start();
        var plan = full.await(
                fullDrover.planDrain(new Drain(List.of(XEN1), Set.of(), true), Policy.STANDARD, WhatIf.NOTHING));
        full.fleet.faults().failNextMigration(small.id(), Mishap.CLEAN_FAILURE);
        // When
        var run = full.await(fullDrover.start(plan, Policy.STANDARD));
        full.runOut();
        // Then
        var migrations = fullDrover.run(run.id()).orElseThrow().migrations();
        assertThat(migrations)
                .allSatisfy(migration -> assertThat(migration.phase()).isEqualTo(Phase.DONE));
        assertThat(migrations)
                .extracting(migration ->
                        migration.move().name() + " " + migration.course().retries())
                .containsExactlyInAnyOrder("small 1", "big 0");
    }

    @Test
    void aGuestWaitsForThoseWhoMakeRoomForIt() {
        // Given
        var big = Sample.guest("big").memory(4 * Sample.GIB).build();
        var small = Sample.guest("small").memory(Sample.GIB + 512 * Sample.MIB).build();
        var full = full(big, small);
        var fullDrover = full.start();
        var policy = new Policy(new Policy.Limits(2, 2, 4), Policy.OnFailure.CONTINUE, Set.of());
        var plan = full.await(fullDrover.planDrain(new Drain(List.of(XEN1), Set.of(), true), policy, WhatIf.NOTHING));
        // When
        var run = full.await(fullDrover.start(plan, policy));
        full.runOut();
        // Then
        assertThat(names(plan)).containsExactly("big to xen2", "small to xen3");
        assertThat(fullDrover.run(run.id()).orElseThrow().migrations())
                .allSatisfy(migration -> assertThat(migration.phase()).isEqualTo(Phase.DONE))
                .allSatisfy(
                        migration -> assertThat(migration.course().retries()).isZero());
    }

    @Test
    void severalHostsAreDrainedByOneRunAndNobodyElseDrainsOneOfThemMeanwhile() {
        // Given
        var plan = rehearsal.await(
                drover.planDrain(new Drain(List.of(XEN1, XEN2), Set.of(), false), Policy.STANDARD, WhatIf.NOTHING));
        var other = rehearsal.await(drover.planDrain(XEN2, Policy.STANDARD));
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        // When / Then
        assertThatThrownBy(() -> rehearsal.await(drover.start(other, Policy.STANDARD)))
                .hasMessageContaining("host 'xen2' is already being drained by run");
    }
}
