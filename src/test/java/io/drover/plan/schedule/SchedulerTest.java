package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Overheads;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded clusters, each schedule held to {@link ScheduleAudit}. */
class SchedulerTest {
    private static final int SEEDS = 25;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aHostOfTenIsEmptied(Profile profile) {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> isSound(profile, seed, Instances.of(profile, 10, 1, seed)));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fiveHostsOfFiftyAreEmptiedAtOnce(Profile profile) {
        LongStream.rangeClosed(1, 6).forEach(seed -> isSound(profile, seed, Instances.of(profile, 50, 5, seed)));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fewMayBeOnTheirWayAtOnce(Profile profile) {
        LongStream.rangeClosed(1, SEEDS)
                .forEach(seed -> isSound(profile, seed, Instances.limited(Instances.of(profile, 10, 1, seed), 4, 16)));
        LongStream.rangeClosed(1, 4)
                .forEach(seed -> isSound(profile, seed, Instances.limited(Instances.of(profile, 50, 5, seed), 4, 16)));
    }

    /** Letting go takes longer than anything else where hosts are emulated, and where guests are large. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void theNextSetsOutWhileASourceLetsGoOfTheOneBefore(Profile profile) {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            // Given
            var random = new SplittableRandom(seed);
            var overheads = new Overheads(
                    Duration.ofMillis(random.nextInt(3_000)),
                    Duration.ofMillis(random.nextInt(50)),
                    Duration.ofMillis(random.nextInt(200)),
                    Duration.ofMillis(random.nextInt(50)),
                    Duration.ofMillis(random.nextInt(20_000)));
            var instance = Instances.costing(Instances.byStandardLimits(Instances.of(profile, 10, 1, seed)), overheads);
            // When
            var schedule = Scheduler.schedule(instance);
            // Then
            assertThat(ScheduleAudit.objections(instance, schedule))
                    .as("%s, seed %d", profile, seed)
                    .isEmpty();
            assertThat(schedule.left()).as("%s, seed %d", profile, seed).isEmpty();
        });
    }

    /** What a fast link idles while migrations begin and end is most of what such plans take longer than their links need. */
    @ParameterizedTest
    @CsvSource({"MIXED, 10, 1.035", "SINK, 10, 1.04", "MIXED, 50, 1.055", "SINK, 50, 1.055"})
    void plansBetweenUnlikeLinksThatIdleComeNearTheirBounds(Profile profile, int hosts, double most) {
        LongStream.rangeClosed(1, SEEDS / 2).forEach(seed -> {
            // Given
            var instance = Instances.costing(
                    Instances.byStandardLimits(Instances.of(profile, hosts, 1, seed)), Overheads.STANDARD);
            // When
            var schedule = Scheduler.schedule(instance);
            // Then
            assertThat(ScheduleAudit.objections(instance, schedule))
                    .as("%s, seed %d", profile, seed)
                    .isEmpty();
            assertThat(schedule.makespanNanos())
                    .as("%s, seed %d against %s", profile, seed, schedule.bound())
                    .isLessThanOrEqualTo((long) (schedule.bound().duration().toNanos() * most));
        });
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void nobodySetsOutForAHostToWhichOthersAreOnTheirWay(Profile profile) {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> {
            // Given
            var instance = Instances.busy(Instances.of(profile, 10, 1, seed), Duration.ofMinutes(5), seed);
            // When
            var schedule = Scheduler.schedule(instance);
            // Then
            assertThat(ScheduleAudit.objections(instance, schedule))
                    .as("%s, seed %d", profile, seed)
                    .isEmpty();
            assertThat(schedule.left()).as("%s, seed %d", profile, seed).isEmpty();
        });
    }

    /** One fast receiver, whose room goes to those whom a slow one would keep standing for too long: the bound says that it has to be so. */
    @ParameterizedTest
    @CsvSource({"56, 2.59", "219, 1.14", "225, 1.11", "817, 2.65"})
    void whatLimitsToDowntimeCostIsNoMoreThanTheyHaveTo(long seed, double cost) {
        // Given
        var instance = Instances.of(Profile.SINK, 10, 1, seed);
        var careless = Scheduler.schedule(Instances.of(Profile.SINK, 10, 1, seed, Duration.ofDays(1)));
        // When
        var schedule = Scheduler.schedule(instance);
        // Then
        long bound = schedule.bound().duration().toNanos();
        assertThat(schedule.makespanNanos()).isLessThanOrEqualTo((long) (1.002 * bound));
        assertThat(bound).isGreaterThan((long) (cost * careless.makespanNanos()));
    }

    /** One guest may go nowhere else unless a resident leaves; three of 32 GiB would need more of them to have room behind a fast link. */
    @Test
    void thatOneOtherMovesMakesRoomForOneMoreAtMost() {
        // Given
        var instance = Instances.of(Profile.SINK, 50, 5, 71);
        // When
        var schedule = Scheduler.schedule(instance);
        // Then
        assertThat(schedule.moves()).hasSize(5 * Instances.GUESTS_EACH + 1);
        assertThat(schedule.bound().binding()).endsWith("others moved for room: 1");
        assertThat(schedule.makespanNanos())
                .isLessThanOrEqualTo((long) (1.002 * schedule.bound().duration().toNanos()));
    }

    private static void isSound(Profile profile, long seed, Instance instance) {
        // When
        var schedule = Scheduler.schedule(instance);
        // Then
        assertThat(ScheduleAudit.objections(instance, schedule))
                .as("%s, seed %d", profile, seed)
                .isEmpty();
        assertThat(schedule.left()).as("%s, seed %d", profile, seed).isEmpty();
        assertThat(schedule.makespanNanos())
                .as("%s, seed %d against %s", profile, seed, schedule.bound())
                .isLessThanOrEqualTo((long) (schedule.bound().duration().toNanos() * profile.worstRatio()));
        assertThat(Scheduler.schedule(instance)).isEqualTo(schedule);
    }
}
