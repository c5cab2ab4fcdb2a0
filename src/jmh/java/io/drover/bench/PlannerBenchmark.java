package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.bench.Quality.Terms;
import io.drover.model.Bookings;
import io.drover.model.Drain;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.UpgradePlan;
import io.drover.plan.Clusters;
import io.drover.plan.Planner;
import io.drover.plan.Upgrade;
import io.drover.plan.schedule.Instance;
import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import io.drover.plan.schedule.Schedule;
import io.drover.plan.schedule.ScheduleAudit;
import io.drover.plan.schedule.Scheduler;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast the scheduler answers, and how good its answers are. */
@Tag("bench")
class PlannerBenchmark {
    private static final int HOSTS = 1_000;
    private static final Duration ONE_HOST = Duration.ofMillis(50);
    private static final Duration A_TENTH = Duration.ofSeconds(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Upgrade UPGRADE = new Upgrade(
            new Planner(Overheads.NONE),
            new Policy(new Policy.Limits(1_000, 1_000, 1_000), Policy.OnFailure.CONTINUE, Set.of()),
            Bookings.NONE);
    private static final Duration NO_LIMIT = Duration.ofDays(1);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void oneHostOfAThousand(Profile profile) {
        // Given
        var instance = Instances.of(profile, HOSTS, 1, 1);
        // When
        var timed = Figures.of("one host of 1,000, " + profile, 50, 100, () -> Scheduler.schedule(instance));
        // Then
        System.out.println(timed.figures() + ratio(timed.last()));
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(ONE_HOST);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTenthOfAThousandHosts(Profile profile) {
        // Given
        var instance = Instances.of(profile, HOSTS, HOSTS / 10, 1);
        // When
        var timed = Figures.of("100 hosts of 1,000, " + profile, 4, 8, () -> Scheduler.schedule(instance));
        // Then
        System.out.println(timed.figures() + ratio(timed.last()));
        assertThat(ScheduleAudit.objections(instance, timed.last())).isEmpty();
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(A_TENTH);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aTenthOfAThousandHostsByStandardLimits(Profile profile) {
        // Given
        var instance = Instances.byStandardLimits(Instances.of(profile, HOSTS, HOSTS / 10, 1));
        // When
        var timed = Figures.of(
                "100 hosts of 1,000 by standard limits, " + profile, 4, 8, () -> Scheduler.schedule(instance));
        // Then
        System.out.println(timed.figures() + ratio(timed.last()));
        assertThat(ScheduleAudit.objections(instance, timed.last())).isEmpty();
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(A_TENTH.multipliedBy(2));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aThousandSeeds(Profile profile) {
        // When
        var ten = new Quality(profile, 10, 1, Terms.LINKS_ALONE);
        ten.play(1_000);
        // Then
        System.out.println(ten);
        assertThat(ten.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fiveHostsOfFifty(Profile profile) {
        // When
        var fifty = new Quality(profile, 50, 5, Terms.LINKS_ALONE);
        fifty.play(200);
        // Then
        System.out.println(fifty);
        assertThat(fifty.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aThousandSeedsWhereFewMayBeOnTheirWayAtOnce(Profile profile) {
        // When
        var ten = new Quality(profile, 10, 1, Terms.FEW_AT_ONCE);
        ten.play(1_000);
        // Then
        System.out.println(ten);
        assertThat(ten.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fiveHostsOfFiftyWhereFewMayBeOnTheirWayAtOnce(Profile profile) {
        // When
        var fifty = new Quality(profile, 50, 5, Terms.FEW_AT_ONCE);
        fifty.play(200);
        // Then
        System.out.println(fifty);
        assertThat(fifty.objections()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void byStandardLimitsAndOverheads(Profile profile) {
        // When
        var ten = new Quality(profile, 10, 1, Terms.STANDARD);
        ten.play(300);
        var fifty = new Quality(profile, 50, 5, Terms.STANDARD);
        fifty.play(20);
        // Then
        System.out.println(ten);
        System.out.println(fifty);
        assertThat(ten.objections()).isEmpty();
        assertThat(fifty.objections()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("instances")
    void recordedInstances(Path file) {
        // Given
        var instance = InstanceFile.read(file, SECOND);
        // When
        var timed = Figures.of(file.getFileName().toString(), 5, 5, () -> Scheduler.schedule(instance));
        // Then
        var schedule = timed.last();
        var careless = Scheduler.schedule(InstanceFile.read(file, NO_LIMIT));
        System.out.printf(
                Locale.ROOT,
                "%s; %d left, bound %.1f s by %s%s, %d over their limit; without limits %.1f s%n",
                timed.figures(),
                schedule.left().size(),
                schedule.bound().duration().toNanos() / 1e9,
                schedule.bound().binding(),
                ratio(schedule),
                schedule.over().size(),
                careless.makespanNanos() / 1e9);
        assertThat(ScheduleAudit.objections(instance, schedule)).isEmpty();
        assertThat(schedule.left()).isEmpty();
    }

    static List<Path> instances() throws IOException {
        return InstanceFile.all();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 50, 100, 250, 500, 1_000, 2_500})
    void theCurve(int hosts) {
        for (var profile : List.of(Profile.MIXED, Profile.SINK, Profile.TIGHT)) {
            // Given
            var instance = Instances.of(profile, hosts, hosts / 10, 1);
            // When
            var timed = Figures.of(hosts + " hosts, " + profile, 3, 3, () -> Scheduler.schedule(instance));
            // Then
            var memory = Runtime.getRuntime();
            System.out.println(timed.figures() + ratio(timed.last()) + ", heap in use, garbage included, "
                    + ((memory.totalMemory() - memory.freeMemory()) >> 20) + " MiB");
            assertThat(timed.last().left()).isEmpty();
        }
    }

    /** With every check, as an operator's command plans it. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void aRollingUpgradeOfFiftyHosts(Profile profile) {
        for (long seed = 1; seed <= 5; seed++) {
            // Given
            var instance = Instances.of(profile, 50, 0, seed);
            var fleet = Clusters.of(instance);
            var hosts = List.copyOf(fleet.hosts().keySet());
            // When
            var timed = Figures.of(
                    "upgrade of 50 hosts, " + profile + ", seed " + seed,
                    0,
                    1,
                    () -> UPGRADE.plan(new Drain(hosts, Set.of(), true), 5, fleet));
            // Then
            var plan = timed.last();
            double moves = plan.migrations() / (double) plan.guests();
            double ratio = seconds(plan, Plan::makespan)
                    / seconds(plan, each -> each.bound().duration());
            System.out.printf(
                    Locale.ROOT,
                    "%s; %.3f migrations a guest, %.3f of the sum of bounds%n",
                    timed.figures(),
                    moves,
                    ratio);
            assertThat(plan.isComplete()).isTrue();
            assertThat(moves).isLessThanOrEqualTo(1.12);
            assertThat(ratio).isLessThanOrEqualTo(1.05);
        }
    }

    private static double seconds(UpgradePlan upgrade, Function<Plan, Duration> part) {
        return upgrade.batches().stream()
                .mapToDouble(batch -> part.apply(batch.plan()).toNanos() / 1e9)
                .sum();
    }

    @Test
    void theSameQuestionGetsTheSamePlan() {
        // Given
        Instance instance = Instances.of(Profile.SINK, 100, 10, 7);
        // When
        var twice = List.of(Scheduler.schedule(instance), Scheduler.schedule(instance));
        // Then
        assertThat(twice.get(0)).isEqualTo(twice.get(1));
    }

    private static String ratio(Schedule schedule) {
        return String.format(
                Locale.ROOT,
                "; %d moves, %.3f of the bound",
                schedule.moves().size(),
                (double) schedule.makespanNanos() / schedule.bound().duration().toNanos());
    }
}
