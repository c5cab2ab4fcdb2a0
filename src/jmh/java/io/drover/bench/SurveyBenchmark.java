package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.Drover;
import io.drover.model.Policy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Observing a thousand simulated hosts. */
@Tag("bench")
class SurveyBenchmark {
    private static final int WARMING = 15;
    private static final int MEASURED = 40;

    private final SimulatedDrover drover = new SimulatedDrover(new LargeFleet().observed());

    @Test
    void observingTheWholeFleet() {
        // When
        var timed = Figures.of(
                "survey, 1,000 hosts with 20,000 guests", WARMING, MEASURED, () -> drover.ask(Drover::fleet));
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().hosts()).hasSize(LargeFleet.HOSTS);
    }

    @Test
    void observingItAndAnsweringWhyNotForADrain() {
        // When
        var timed = Figures.of(
                "survey, what the drain needs of each host, and the matrix",
                WARMING,
                MEASURED,
                () -> drover.askAfresh(asked -> asked.checkDrain(LargeFleet.SOURCE, Policy.STANDARD)));
        // Then
        System.out.println(timed.figures());
        assertThat(timed.last().rows()).hasSize(LargeFleet.GUESTS_EACH);
    }
}
