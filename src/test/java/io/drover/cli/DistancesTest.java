package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.http.Transfer;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is believed of transfers while the phases of their migrations change. */
class DistancesTest {
    private static final MigrationId FIRST = new MigrationId(Samples.RUN, 1);
    private static final MigrationId SECOND = new MigrationId(Samples.RUN, 2);

    private final Distances distances = new Distances();

    @BeforeEach
    void twoAreCopied() {
        distances.hear(new Transfer(FIRST, Samples.progress()));
        distances.hear(new Transfer(SECOND, Samples.progress()));
    }

    @Test
    void anUnknownOutcomeMakesAnEstimateVoid() {
        // When
        distances.hear(entered(Phase.UNKNOWN));
        // Then
        assertThat(distances.latest()).containsOnlyKeys(SECOND);
    }

    @Test
    void aHandOverIsStillATransfer() {
        // When
        distances.hear(entered(Phase.SWITCHING));
        // Then
        assertThat(distances.latest()).containsOnlyKeys(FIRST, SECOND);
    }

    @Test
    void aTransferThatGoesOnIsHeardOfAgain() {
        // Given
        distances.hear(entered(Phase.UNKNOWN));
        // When
        distances.hear(new Transfer(FIRST, Samples.progress()));
        // Then
        assertThat(distances.latest()).containsEntry(FIRST, Samples.progress());
    }

    private static Fact entered(Phase phase) {
        return new Fact.PhaseEntered(FIRST, phase, "why", List.of());
    }
}
