package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A link of 1,000 bytes a second. */
class LinkTest {
    private static final long CAPACITY = 1_000;

    private final Link link = new Link(CAPACITY);

    @Test
    void whoCouldFillTheLinkGetsWhatThoseOnSlowPathsLeave() {
        // Given
        link.add(100, 100);
        link.add(100, 100);
        // When
        long share = link.share(CAPACITY);
        // Then
        assertThat(share).isEqualTo(800);
    }

    @Test
    void whoIsOnASlowPathJoinsOneWhoCouldFillTheLinkAndLeavesRoomForIt() {
        // Given
        link.add(CAPACITY, 800);
        // When
        long share = link.share(100);
        // Then
        assertThat(share).isEqualTo(100);
    }

    @Test
    void twoWhoCouldFillTheLinkDoNotShareItThoughEachWouldGetWhatItCountsOn() {
        // Given
        link.add(CAPACITY, 300);
        // When
        long share = link.share(2 * CAPACITY);
        // Then
        assertThat(share).isZero();
    }

    @Test
    void onceOneWhoCouldFillTheLinkIsGoneAnotherMayCome() {
        // Given
        link.add(CAPACITY, 300);
        link.remove(CAPACITY, 300);
        // When
        long share = link.share(CAPACITY);
        // Then
        assertThat(share).isEqualTo(CAPACITY);
    }
}
