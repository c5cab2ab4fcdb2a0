package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PhaseTest {

    @Test
    void everyPhaseCanBeReachedFromTheQueue() {
        // Given
        Set<Phase> reached = EnumSet.of(Phase.QUEUED);

        // When
        for (int step = 0; step < Phase.values().length; step++) {
            Set.copyOf(reached).forEach(phase -> reached.addAll(phase.next()));
        }

        // Then
        assertThat(reached).containsExactlyInAnyOrder(Phase.values());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void everyPhaseSaysWhoOwnsTheGuest(Phase phase) {
        assertThat(phase.owner()).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"COPYING", "SWITCHING", "UNKNOWN"})
    void aTransferThatBeganIsNeverCalledCancelledRefusedOrDoneWithoutProof(Phase phase) {
        assertThat(phase.next()).doesNotContain(Phase.CANCELLED, Phase.REFUSED, Phase.DONE);
    }

    @Test
    void onlyAProvedArrivalLeadsToSettling() {
        // When
        var leadsToSettling = EnumSet.allOf(Phase.class).stream()
                .filter(phase -> phase.next().contains(Phase.SETTLING))
                .toList();

        // Then
        assertThat(leadsToSettling).containsExactly(Phase.VERIFYING);
    }

    @Test
    void whatRestsIsNotInFlight() {
        assertThat(Phase.values()).allMatch(phase -> !(phase.isResting() && phase.isInFlight()));
    }
}
