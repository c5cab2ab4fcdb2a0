package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeded clusters, each schedule held to {@link ScheduleAudit}. */
class SchedulerTest {
    private static final int SEEDS = 25;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aHostOfTenIsEmptied(Profile profile) {
        LongStream.rangeClosed(1, SEEDS).forEach(seed -> isSound(profile, seed, 10, 1));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void fiveHostsOfFiftyAreEmptiedAtOnce(Profile profile) {
        LongStream.rangeClosed(1, 6).forEach(seed -> isSound(profile, seed, 50, 5));
    }

    private static void isSound(Profile profile, long seed, int hosts, int emptied) {
        // Given
        var instance = Instances.of(profile, hosts, emptied, seed);
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
