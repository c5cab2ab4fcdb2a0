package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.plan.Clusters;
import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether windows are kept that can be, and how soon those are refused that cannot. */
@Tag("bench")
class DeadlineBenchmark {
    private static final HostName EMPTIED = new HostName("h0");
    private static final int SEEDS = 200;
    private static final double SLACK = 0.15;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void windowsWithSlackAreKept(Profile profile) {
        // Given
        List<Double> used = new ArrayList<>();
        List<Long> behind = new ArrayList<>();
        int broken = 0;
        int hopeless = 0;
        // When
        for (long seed = 1; seed <= SEEDS; seed++) {
            var outcome = new Deadline(Clusters.of(Instances.of(profile, 10, 1, seed)), seed).drain(EMPTIED, SLACK);
            if (outcome.possible()) {
                used.add(outcome.used());
                broken += outcome.broken();
                if (!outcome.emptied()) {
                    behind.add(seed);
                    hopeless += outcome.hopeless() ? 1 : 0;
                }
            }
        }
        // Then
        used.sort(Double::compareTo);
        long overrun = used.stream().filter(part -> part > 1).count();
        System.out.printf(
                Locale.ROOT,
                "%s, %.0f %% slack, %d windows: nothing under way at the end of %d, the host empty by then in %d;"
                        + " %d migrations broke; half took %.2f of the window, the longest %.3f; guests left by seeds %s, in %d of which one broke so late that no links could have carried all in time%n",
                profile,
                100 * SLACK,
                used.size(),
                used.size() - overrun,
                used.size() - behind.size(),
                broken,
                used.get(used.size() / 2),
                used.get(used.size() - 1),
                behind,
                hopeless);
        assertThat(overrun).isLessThanOrEqualTo(used.size() / 100);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 100, 1_000})
    void aWindowThatIsTooShortIsRefused(int hosts) {
        // Given
        var drover = new SimulatedDrover(Clusters.of(Instances.of(Profile.G10, hosts, 1, 1)));
        drover.ask(known -> known.planDrain(EMPTIED, Policy.STANDARD));
        var hasty = new Policy(
                Policy.Limits.STANDARD,
                Policy.OnFailure.CONTINUE,
                Set.of(),
                Optional.of(new Policy.Window(Sample.NOW.plus(Duration.ofMinutes(1)), false)));
        // When
        var timed = Figures.of("a window too short for one of " + hosts + " hosts refused", 20, 50, () -> {
            try {
                return drover.ask(known -> known.planDrain(EMPTIED, hasty)).toString();
            } catch (CompletionException refused) {
                return String.valueOf(refused.getMessage());
            }
        });
        // Then
        System.out.println(timed.figures() + ": " + timed.last());
        assertThat(timed.last()).contains("no order can do this before");
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(Duration.ofMillis(100));
    }
}
