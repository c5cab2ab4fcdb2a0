package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.plan.schedule.Patience.Chance;
import io.drover.plan.schedule.Schedule.Timed;
import org.junit.jupiter.api.Test;

/** A link of 1,000 bytes a second, from host 0 to host 1, and slower ones from there to others. */
class PatienceTest {
    private static final long SECOND = 1_000_000_000;
    private static final int SOURCE = 0;
    private static final int FAST = 1;
    private static final int SLOW = 2;
    private static final int ELSEWHERE = 3;

    private final Patience patience = new Patience(4);

    private static Timed move(int from, int to, long rate, long seconds) {
        long nanos = seconds * SECOND;
        return new Timed(0, from, to, 0, rate, new Fare(nanos, nanos, rate * seconds, 0, nanos));
    }

    /** 1,000 bytes that could have 100 a second now, and so take ten seconds. */
    private static Chance chance(long outgoing, long incoming) {
        return new Chance(SOURCE, FAST, 1_000, 1_000, outgoing, incoming);
    }

    @Test
    void whoWouldBeOverSoonerForItWaitsForAnotherToLeaveHisLink() {
        // Given
        patience.start(move(SOURCE, SLOW, 900, 8));
        // When
        boolean isRewarded = patience.isRewarded(chance(100, 1_000), 0);
        // Then
        assertThat(isRewarded).isTrue();
    }

    @Test
    void whoWouldBeOverLaterForItStartsWithWhatThereIs() {
        // Given
        patience.start(move(SOURCE, SLOW, 900, 9));
        // When
        boolean isRewarded = patience.isRewarded(chance(100, 1_000), 0);
        // Then
        assertThat(isRewarded).as("nine seconds, and one more").isFalse();
    }

    @Test
    void severalHaveToLeaveBeforeItIsWorthWaitingForThem() {
        // Given
        patience.start(move(SOURCE, SLOW, 100, 6));
        patience.start(move(SOURCE, SLOW, 300, 7));
        // When
        boolean isRewarded = patience.isRewarded(chance(100, 1_000), 0);
        // Then
        assertThat(isRewarded)
                .as("6 s and 1,000 / 200; but 7 s and 1,000 / 500")
                .isTrue();
    }

    @Test
    void whoseDestinationsLinkIsWhatKeepsHimGainsNothingFromThoseWhoLeaveHisSources() {
        // Given
        patience.start(move(SOURCE, SLOW, 900, 1));
        // When
        boolean isRewarded = patience.isRewarded(chance(100, 100), 0);
        // Then
        assertThat(isRewarded).isFalse();
    }

    @Test
    void whoArrivesAtTheDestinationFromElsewhereLeavesItsLinkToo() {
        // Given
        patience.start(move(ELSEWHERE, FAST, 900, 1));
        // When
        boolean isRewarded = patience.isRewarded(chance(1_000, 100), 0);
        // Then
        assertThat(isRewarded).isTrue();
    }

    @Test
    void whoHasArrivedIsWaitedForNoMore() {
        // Given
        var gone = move(SOURCE, SLOW, 900, 1);
        patience.start(gone);
        patience.arrive(gone);
        // When
        boolean isRewarded = patience.isRewarded(chance(100, 1_000), 0);
        // Then
        assertThat(isRewarded).isFalse();
    }
}
