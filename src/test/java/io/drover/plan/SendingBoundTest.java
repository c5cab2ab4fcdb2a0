package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.RandomFleets;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendingBoundTest {
    private static final Wish.Drain DRAIN = new Wish.Drain(new HostName("xen1"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void noPlanThatMovesEverybodyHasALowerBound(long seed) {
        // Given
        var fleets = new RandomFleets(seed);
        int whole = 0;
        for (int round = 0; round < 40; round++) {
            var fleet = fleets.plausible();
            var plan = new Planner(Lessons.NONE).plan(DRAIN, fleet, Policy.STANDARD, Bookings.NONE);
            // When
            var least = SendingBound.of(DRAIN, fleet, Lessons.NONE);
            // Then
            if (plan.stranded().isEmpty() && !plan.moves().isEmpty()) {
                assertThat(least.duration())
                        .as("seed %d, round %d", seed, round)
                        .isPositive()
                        .isLessThanOrEqualTo(plan.bound().duration());
                whole++;
            }
        }
        assertThat(whole).as("plans for everybody").isPositive();
    }

    @Test
    void ofSeveralHostsTheOneCountsThatHasMostToSend() {
        // Given
        var small = Sample.guest("small").build();
        var big = Sample.guest("big").memory(2 * Sample.GIB).build();
        var fleet = Sample.fleet(
                Sample.host("xen1").guest(small).build(),
                Sample.host("xen2").guest(big).build(),
                Sample.host("xen3").build());
        long rate = fleet.host(new HostName("xen2"))
                .flatMap(host -> host.linkBytesPerSecond().asOptional())
                .orElseThrow();
        var both = new Wish.Drain(List.of(new HostName("xen1"), new HostName("xen2")), Set.of());
        // When
        var least = SendingBound.of(both, fleet, Lessons.NONE);
        // Then
        assertThat(least.binding()).startsWith("the guests' memory over the link of xen2");
        assertThat(least.duration())
                .isCloseTo(Duration.ofNanos(2 * Sample.GIB * 1_000_000_000 / rate), Duration.ofNanos(1));
    }
}
