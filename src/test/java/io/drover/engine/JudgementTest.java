package io.drover.engine;

import static io.drover.engine.Sightings.absent;
import static io.drover.engine.Sightings.busy;
import static io.drover.engine.Sightings.seen;
import static io.drover.engine.Sightings.silent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drover.model.GuestState;
import io.drover.model.Sighting;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JudgementTest {

    /** Source and destination as they are seen now; the source was seen a second before with one second of processor time. */
    static Stream<Arguments> combinations() {
        return Stream.of(
                arguments(absent(), seen(GuestState.RUNNING, 1), Judgement.ARRIVED),
                arguments(seen(GuestState.SHUT_OFF, 0), seen(GuestState.RUNNING, 1), Judgement.ARRIVED),
                arguments(seen(GuestState.RUNNING, 2), absent(), Judgement.STAYED),
                arguments(seen(GuestState.RUNNING, 2), seen(GuestState.SHUT_OFF, 0), Judgement.STAYED),
                // it may have been paused since
                arguments(seen(GuestState.PAUSED, 2), absent(), Judgement.NOT_SEEN_AT_WORK),
                // and running one that Xen holds suspended
                arguments(seen(GuestState.RUNNING, 1), absent(), Judgement.NOT_SEEN_AT_WORK),
                arguments(seen(GuestState.PAUSED, 1), absent(), Judgement.NOT_SEEN_AT_WORK),
                arguments(seen(GuestState.RUNNING, 2), seen(GuestState.RUNNING, 1), Judgement.TWICE),
                arguments(seen(GuestState.RUNNING, 1), seen(GuestState.RUNNING, 1), Judgement.HELD),
                arguments(seen(GuestState.SUSPENDED, 1), seen(GuestState.PAUSED, 0), Judgement.HELD),
                arguments(seen(GuestState.RUNNING, 2), seen(GuestState.PAUSED, 0), Judgement.HELD),
                arguments(seen(GuestState.CRASHED, 1), absent(), Judgement.HELD),
                arguments(busy(GuestState.RUNNING, 2), seen(GuestState.INCOMING, 0), Judgement.UNDER_WAY),
                // the hand-over: the destination runs, the source's job has not ended yet
                arguments(busy(GuestState.RUNNING, 1), seen(GuestState.RUNNING, 1), Judgement.UNDER_WAY),
                arguments(absent(), seen(GuestState.INCOMING, 0), Judgement.UNDER_WAY),
                // a leftover of a migration that died with its source's libvirtd
                arguments(seen(GuestState.RUNNING, 2), busy(GuestState.INCOMING, 0), Judgement.HELD),
                arguments(absent(), absent(), Judgement.NOWHERE),
                arguments(seen(GuestState.SHUT_OFF, 0), absent(), Judgement.NOWHERE),
                arguments(silent(), seen(GuestState.RUNNING, 1), Judgement.SILENCE),
                arguments(seen(GuestState.RUNNING, 2), silent(), Judgement.SILENCE));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void twoSightingsMeanOneThing(Sighting source, Sighting destination, Judgement expected) {
        // Given
        Attempt second = new Attempt(2, Instant.EPOCH, Optional.of(seen(GuestState.RUNNING, 1)));

        // When
        Judgement judgement = Judgement.of(source, destination, second);

        // Then
        assertThat(judgement).isEqualTo(expected);
    }

    /** libvirt calls a guest paused that runs on after a failed preparation. */
    @Test
    void aGuestThatWorksBetweenTwoLooksThatCallItPausedStayed() {
        // Given
        Attempt second = new Attempt(2, Instant.EPOCH, Optional.of(seen(GuestState.PAUSED, 1)));

        // When
        Judgement judgement = Judgement.of(seen(GuestState.PAUSED, 2), absent(), second);

        // Then
        assertThat(judgement).isEqualTo(Judgement.STAYED);
    }

    @Test
    void oneLookIsNotEnoughToSayThatAGuestStayed() {
        // Given
        Attempt first = Attempt.first(Instant.EPOCH);

        // When
        Judgement judgement = Judgement.of(seen(GuestState.RUNNING, 5), absent(), first);

        // Then
        assertThat(judgement).isEqualTo(Judgement.NOT_SEEN_AT_WORK);
    }
}
