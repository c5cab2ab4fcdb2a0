package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.plan.Clusters;
import io.drover.plan.PlanVerifier;
import io.drover.plan.Planner;
import io.drover.plan.ReserveCheck;
import io.drover.plan.Wish;
import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it costs to prove that any one of a thousand hosts may fail. */
@Tag("bench")
class ReserveBenchmark {
    private static final Policy.Limits LIMITS = Policy.Limits.STANDARD;
    private static final int HOSTS = 1_000;
    private static final Duration MOST = Duration.ofMillis(250);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void anyOneOfAThousand(Profile profile) {
        // Given
        var fleet = Clusters.of(Instances.of(profile, HOSTS, 1, 1));
        var plan = new Planner(Overheads.NONE)
                .plan(new Wish.Drain(new HostName("h0")), fleet, Policy.STANDARD, Bookings.NONE);
        // When
        var timed = Figures.of(
                "reserve of 1,000 hosts, " + profile,
                10,
                20,
                () -> ReserveCheck.after(plan, fleet, LIMITS, Bookings.NONE));
        // Then
        System.out.println(timed.figures() + ": " + timed.last());
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(MOST);
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theSameVerified(Profile profile) {
        // Given
        var fleet = Clusters.of(Instances.of(profile, HOSTS, 1, 1));
        var plan = new Planner(Overheads.NONE)
                .plan(new Wish.Drain(new HostName("h0")), fleet, Policy.STANDARD, Bookings.NONE);
        // When
        var timed = Figures.of("verified without and with a reserve, " + profile, 3, 5, () -> objections(plan, fleet));
        // Then
        System.out.println(timed.figures() + ": " + timed.last());
    }

    private static String objections(Plan plan, Fleet fleet) {
        long before = System.nanoTime();
        var without = new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE);
        long between = System.nanoTime();
        var with = new PlanVerifier().objections(plan, fleet, Policy.STANDARD.withReserve(true), Bookings.NONE);
        return (between - before) / 1_000_000 + " ms, " + without + "; " + (System.nanoTime() - between) / 1_000_000
                + " ms, " + with;
    }
}
