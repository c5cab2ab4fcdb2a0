package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Reserve;
import io.drover.model.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drains that have to leave a reserve. */
class ReservingTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN4 = new HostName("xen4");
    private static final Policy RESERVING = Policy.STANDARD.withReserve(true);
    private final Planner planner = new Planner(Overheads.STANDARD);
    private final PlanVerifier verifier = new PlanVerifier();

    private static Guest guest(String name, long gib) {
        return Sample.guest(name).memory(gib * Sample.GIB).diskless().build();
    }

    private static HostSample host(String name, long freeGib, long mibPerSecond) {
        return Sample.host(name)
                .free(freeGib * Sample.GIB + Sample.GIB / 2)
                .link(Observed.known(mibPerSecond * Sample.MIB, "configuration"));
    }

    /** A small guest goes to xen3 over its fast link, and takes the only gap there that the big one of xen2 would fit into. */
    private static Fleet oneGap() {
        return Sample.fleet(
                host("xen1", 0, 1000).guest(guest("small", 2)).build(),
                host("xen2", 0, 1000).guest(guest("big", 8)).build(),
                host("xen3", 8, 1000).build(),
                host("xen4", 3, 100).build());
    }

    private Plan drain(Fleet fleet, Policy policy) {
        return planner.plan(new Wish.Drain(XEN1), fleet, policy, Bookings.NONE);
    }

    private List<String> objections(Plan plan, Fleet fleet, Policy policy) {
        return verifier.objections(plan, fleet, policy, Bookings.NONE);
    }

    @Test
    void aPlanThatIsNotAskedForOneSaysNothingOfAReserve() {
        // When
        var plan = drain(oneGap(), Policy.STANDARD);
        // Then
        assertThat(plan.reserve()).isEmpty();
        assertThat(plan.moves().get(0).move().to()).isEqualTo(new HostName("xen3"));
    }

    @Test
    void aGuestGoesElsewhereIfThatKeepsTheReserve() {
        // When
        var plan = drain(oneGap(), RESERVING);
        // Then
        assertThat(plan.reserve().orElseThrow().isKept()).isTrue();
        assertThat(plan.moves().get(0).move().to()).isEqualTo(XEN4);
        assertThat(objections(plan, oneGap(), RESERVING)).isEmpty();
    }

    @Test
    void thePlanThatDoesNotKeepItIsRejected() {
        // Given
        var plan = drain(oneGap(), Policy.STANDARD);
        // When
        var objections = objections(plan, oneGap(), RESERVING);
        // Then
        assertThat(objections)
                .containsExactly("it keeps no reserve: no place is found for all guests of xen2 if it failed");
    }

    @Test
    void aPlanThatClaimsAReserveIsHeldToIt() {
        // Given
        var plan = drain(oneGap(), Policy.STANDARD)
                .with(drain(oneGap(), RESERVING).reserve().orElseThrow());
        // When
        var objections = objections(plan, oneGap(), Policy.STANDARD);
        // Then
        assertThat(objections).anyMatch(objection -> objection.contains("it keeps no reserve"));
    }

    @Test
    void aCordonedHostTakesNobodyWhenAnotherFails() {
        // Given
        var fleet = oneGap().withCordons(Set.of(new HostName("xen3")));
        // When
        var plan = drain(fleet, RESERVING);
        // Then
        assertThat(plan.reserve().orElseThrow().state()).isEqualTo(Reserve.State.NOT_KEPT);
        assertThat(objections(plan, fleet, RESERVING)).isNotEmpty();
    }

    @Test
    void theBatchOfAnUpgradeThatKeepsNoReserveIsTheLast() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", 6, 1000).guest(guest("a", 3)).build(),
                host("xen2", 6, 1000).guest(guest("b", 3)).build(),
                host("xen3", 6, 1000).guest(guest("c", 3)).build(),
                host("xen4", 0, 1000).guest(guest("d", 9)).build());
        var hosts = List.of(XEN1, new HostName("xen2"), new HostName("xen3"));
        // When
        var plan = new Upgrade(planner, RESERVING, Bookings.NONE).plan(new Drain(hosts, Set.of(), false), 1, fleet);
        // Then
        assertThat(plan.batches()).hasSize(1);
        assertThat(plan.isComplete()).isFalse();
        assertThat(plan.batches()
                        .get(0)
                        .plan()
                        .reserve()
                        .orElseThrow()
                        .failure()
                        .orElseThrow()
                        .host())
                .isEqualTo(XEN4);
        assertThat(plan.unplanned()).isEqualTo(hosts.subList(1, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatThePlannerSaysTheVerifierFindsToo(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        int kept = 0;
        int moved = 0;
        for (int round = 0; round < 60; round++) {
            var fleet = fleet(random);
            // When
            var plan = drain(fleet, RESERVING);
            // Then
            boolean isKept = plan.reserve().orElseThrow().isKept();
            assertThat(objections(plan, fleet, RESERVING).isEmpty())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(isKept);
            assertThat(objections(plan, fleet, Policy.STANDARD).isEmpty()).isEqualTo(isKept);
            kept += isKept ? 1 : 0;
            boolean usual =
                    objections(drain(fleet, Policy.STANDARD), fleet, RESERVING).isEmpty();
            assertThat(isKept || !usual).isTrue();
            moved += isKept && !usual ? 1 : 0;
        }
        assertThat(kept).isBetween(10, 50);
        assertThat(moved).as("kept by other destinations alone").isPositive();
    }

    private static Fleet fleet(SplittableRandom random) {
        List<HostSample> hosts = new ArrayList<>();
        for (int host = 1; host <= 5; host++) {
            var sample = host("xen" + host, random.nextLong(14), 100 + random.nextInt(900));
            for (int each = 1 + random.nextInt(3); each > 0; each--) {
                sample.guest(guest("g" + host + each, 1 + random.nextLong(6)));
            }
            hosts.add(sample);
        }
        return Sample.fleet(hosts.stream().map(HostSample::build).toArray(io.drover.model.Host[]::new));
    }
}
