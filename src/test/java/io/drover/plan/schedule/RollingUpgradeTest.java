package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RollingUpgradeTest {
    private static final int HOSTS = 50;
    private static final int BATCH = 5;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyHostIsEmptiedAndHardlyAnyGuestMovesTwice(Profile profile) {
        for (long seed = 1; seed <= 2; seed++) {
            // Given
            var fleet = Instances.of(profile, HOSTS, 0, seed);
            // When
            var upgrade = RollingUpgrade.plan(fleet, batches());
            // Then
            assertThat(upgrade).hasSize(HOSTS / BATCH);
            assertThat(upgrade).allSatisfy(batch -> {
                assertThat(ScheduleAudit.objections(batch.instance(), batch.schedule()))
                        .isEmpty();
                assertThat(batch.schedule().left()).isEmpty();
            });
            isOneWay(upgrade);
            assertThat(migrations(upgrade))
                    .as("%s, seed %d", profile, seed)
                    .isLessThanOrEqualTo(1.12 * fleet.guests().size());
            assertThat(seconds(upgrade, false)).isLessThanOrEqualTo(1.05 * seconds(upgrade, true));
        }
    }

    private static List<List<Integer>> batches() {
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < HOSTS; from += BATCH) {
            batches.add(IntStream.range(from, from + BATCH).boxed().toList());
        }
        return batches;
    }

    /** No guest goes from a host that is upgraded to one that is not. */
    private static void isOneWay(List<RollingUpgrade.Batch> upgrade) {
        Set<Integer> upgraded = new HashSet<>();
        for (var batch : upgrade) {
            for (var move : batch.schedule().moves()) {
                assertThat(upgraded.contains(move.from()) && !upgraded.contains(move.to()))
                        .isFalse();
            }
            upgraded.addAll(batch.hosts());
        }
    }

    private static double migrations(List<RollingUpgrade.Batch> upgrade) {
        return upgrade.stream()
                .mapToLong(batch -> batch.schedule().moves().size())
                .sum();
    }

    private static double seconds(List<RollingUpgrade.Batch> upgrade, boolean bounds) {
        return upgrade.stream()
                .map(RollingUpgrade.Batch::schedule)
                .mapToDouble(schedule ->
                        bounds ? schedule.bound().duration().toNanos() / 1e9 : schedule.makespanNanos() / 1e9)
                .sum();
    }
}
