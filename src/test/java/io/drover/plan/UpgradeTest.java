package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Bookings;
import io.drover.model.Drain;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.model.UpgradePlan;
import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeTest {
    private final Planner planner = new Planner(Overheads.STANDARD);
    private final Upgrade upgrade = new Upgrade(planner, Policy.STANDARD, Bookings.NONE);

    /** Hosts with guests of their own, and room beside them. */
    private static Fleet fleet(int hosts, int guestsEach, long room, long seed) {
        var random = new SplittableRandom(seed);
        List<List<Guest>> guests = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            int number = host;
            guests.add(IntStream.range(0, guestsEach)
                    .mapToObj(each -> Sample.guest("g" + number + "-" + each)
                            .memory((1 + random.nextLong(4)) * Sample.GIB)
                            .load(Observed.known(
                                    new Load(random.nextLong(20 * Sample.MIB), 64 * Sample.MIB), "history"))
                            .build())
                    .toList());
        }
        List<Host> built = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            var sample =
                    Sample.host("xen" + (host + 1)).free(room).link(Observed.known(125 * Sample.MIB, "configuration"));
            guests.stream().flatMap(List::stream).forEach(sample::seesDisksOf);
            guests.get(host).forEach(sample::guest);
            built.add(sample.build());
        }
        return Sample.fleet(built.toArray(Host[]::new));
    }

    private static Drain drain(List<HostName> hosts) {
        return new Drain(hosts, Set.of(), false);
    }

    private static List<HostName> hosts(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new HostName("xen" + number))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyBatchHoldsForTheFleetThatTheOnesBeforeItLeave(long seed) {
        // Given
        var fleet = fleet(6, 4, 12 * Sample.GIB, seed);
        // When
        var plan = upgrade.plan(drain(hosts(6)), 2, fleet);
        // Then
        var now = fleet;
        for (var batch : plan.batches()) {
            assertThat(new PlanVerifier().objections(batch.plan(), now, Policy.STANDARD, Bookings.NONE))
                    .as("batch %s", batch.hosts())
                    .isEmpty();
            now = Anticipation.after(batch.plan(), now);
        }
        assertThat(plan.isComplete()).isTrue();
        assertThat(plan.guests()).isEqualTo(24);
        assertNoGuestReturnsToAnOldHost(plan);
    }

    /** By the plan's own words: from an upgraded host nobody goes to one that is yet to be upgraded, and batches end empty. */
    private static void assertNoGuestReturnsToAnOldHost(UpgradePlan plan) {
        Set<HostName> done = new HashSet<>();
        Map<GuestId, HostName> places = new HashMap<>();
        for (var batch : plan.batches()) {
            for (var planned : batch.plan().moves()) {
                var move = planned.move();
                assertThat(places.getOrDefault(move.guest(), move.from())).isEqualTo(move.from());
                assertThat(done).doesNotContain(move.from());
                places.put(move.guest(), move.to());
            }
            done.addAll(batch.hosts());
            assertThat(places.values()).doesNotContainAnyElementsOf(batch.hosts());
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void ofAGeneratedClusterHardlyAnyGuestMovesTwice(Profile profile) {
        // Given
        var instance = Instances.of(profile, 50, 0, 1);
        var names =
                instance.hosts().stream().map(host -> new HostName(host.name())).toList();
        var policy = new Policy(new Policy.Limits(1_000, 1_000, 1_000), Policy.OnFailure.CONTINUE, Set.of());
        // When
        var plan = new Upgrade(new Planner(Overheads.NONE), policy, Bookings.NONE)
                .plan(new Drain(names, Set.of(), profile == Profile.TIGHT), 5, Clusters.of(instance));
        // Then
        assertThat(plan.isComplete()).isTrue();
        assertThat(plan.migrations()).isLessThanOrEqualTo((int) (1.12 * plan.guests()));
        assertThat(seconds(plan, Plan::makespan))
                .isLessThanOrEqualTo(1.05 * seconds(plan, each -> each.bound().duration()));
        assertNoGuestReturnsToAnOldHost(plan);
    }

    private static double seconds(UpgradePlan plan, Function<Plan, Duration> part) {
        return plan.batches().stream()
                .mapToDouble(batch -> part.apply(batch.plan()).toNanos() / 1e9)
                .sum();
    }

    @Test
    void guestsOfAllButTheFirstBatchMoveOnceWhereThereIsRoom() {
        // Given
        var fleet = fleet(10, 3, 16 * Sample.GIB, 7);
        // When
        var plan = upgrade.plan(drain(hosts(10)), 1, fleet);
        // Then
        assertThat(plan.guests()).isEqualTo(30);
        assertThat(plan.migrations()).isEqualTo(33);
    }

    @Test
    void aHostThatNeedNoUpgradeSparesTheFirstBatchItsSecondMove() {
        // Given
        var fleet = fleet(4, 3, 16 * Sample.GIB, 8);
        // When
        var plan = upgrade.plan(drain(hosts(3)), 1, fleet);
        // Then
        assertThat(plan.migrations()).isEqualTo(9);
    }

    @Test
    void theFirstBatchThatWouldLeaveGuestsBehindIsTheLast() {
        // Given
        var fleet = fleet(4, 4, Sample.GIB / 2, 9);
        // When
        var plan = upgrade.plan(drain(hosts(4)), 2, fleet);
        // Then
        assertThat(plan.batches()).hasSize(1);
        assertThat(plan.unplanned()).containsExactly(new HostName("xen3"), new HostName("xen4"));
        assertThat(plan.isComplete()).isFalse();
    }

    @Test
    void aBatchOfNoHostsIsRefused() {
        // Given
        var fleet = fleet(2, 1, Sample.GIB, 10);
        // When / Then
        assertThatThrownBy(() -> upgrade.plan(drain(hosts(2)), 0, fleet))
                .hasMessage("batch is 0; it must be 1 or more");
    }
}
