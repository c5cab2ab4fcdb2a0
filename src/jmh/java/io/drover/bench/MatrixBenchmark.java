package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.CheckMatrix;
import io.drover.model.Fleet;
import io.drover.model.Overheads;
import io.drover.model.Policy;
import io.drover.plan.DowntimeForecast;
import io.drover.plan.Planner;
import io.drover.plan.Wish;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A drain of one host of a thousand: every guest against every other host. */
@Tag("bench")
class MatrixBenchmark {
    private static final Duration GOAL = Duration.ofMillis(200);
    private static final int WARMING = 150;
    private static final int MEASURED = 200;

    private final Fleet fleet = new LargeFleet().observed();

    @Test
    void theWholeMatrixOfADrain() {
        // When
        var timed = Figures.of("matrix, 20 guests x 1,000 destinations", WARMING, MEASURED, this::matrix);
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().rows()).hasSize(LargeFleet.GUESTS_EACH);
        assertThat(timed.last().destinations()).hasSize(LargeFleet.HOSTS);
        assertThat(timed.figures().busyWithin(0.99)).isLessThan(GOAL);
    }

    private CheckMatrix matrix() {
        var source = fleet.host(LargeFleet.SOURCE).orElseThrow();
        var inspection = new Inspection(fleet, Policy.STANDARD, new DowntimeForecast(Overheads.STANDARD));
        return inspection.matrix(source, source.guests(), Bookings.NONE);
    }

    @Test
    void thePlanOfTheSameDrain() {
        // Given
        var planner = new Planner(Overheads.STANDARD);
        // When
        var timed = Figures.of(
                "plan of the drain",
                WARMING,
                MEASURED,
                () -> planner.plan(new Wish.Drain(LargeFleet.SOURCE), fleet, Policy.STANDARD, Bookings.NONE));
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().moves().size() + timed.last().stranded().size()).isEqualTo(LargeFleet.GUESTS_EACH);
    }
}
