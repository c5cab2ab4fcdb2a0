package io.drover.precopy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreCopyTest {
    private static final long MIB = 1L << 20;
    private static final long GIGABIT = 1000 * MIB / 9;
    private static final Load BUSY = new Load(200 * MIB, 1024 * MIB);

    @Test
    void aGuestThatOutrunsItsLinkIsDownWhileItsWorkingSetIsSent() {
        // When
        var prediction = PreCopy.predict(8192 * MIB, BUSY, GIGABIT, Overheads.NONE);
        // Then
        assertThat(prediction.rounds()).hasSize(5);
        assertThat(prediction.bytes()).isEqualTo(13 * 1024 * MIB);
        assertThat(seconds(prediction.duration())).isCloseTo(119.8, within(0.1));
        assertThat(seconds(prediction.downtime())).isCloseTo(9.2, within(0.05));
    }

    @Test
    void theSameGuestIsHardlyDownOnATenTimesFasterLink() {
        // When
        var prediction = PreCopy.predict(8192 * MIB, BUSY, 10 * GIGABIT, Overheads.NONE);
        // Then
        assertThat(seconds(prediction.duration())).isCloseTo(8.5, within(0.05));
        assertThat(prediction.downtime()).isBetween(Duration.ofNanos(500_000), Duration.ofMillis(2));
    }

    @Test
    void aGuestThatWritesNothingIsSentOnceAndChecksForAnEmptyRound() {
        // When
        var prediction = PreCopy.predict(1024 * MIB, new Load(0, 0), GIGABIT, Overheads.STANDARD);
        // Then
        assertThat(prediction.rounds()).hasSize(2);
        assertThat(prediction.bytes()).isEqualTo(1024 * MIB).isEqualTo(prediction.mostBytes());
        assertThat(prediction.downtime()).isEqualTo(Overheads.STANDARD.down());
        assertThat(prediction.longest()).isEqualTo(prediction.duration());
    }

    @Test
    void fewDirtyPagesAreStillSentLive() {
        // Given: 40 pages a second, and a first round of one second
        var load = new Load(40 * XenRule.PAGE_BYTES, 100 * MIB);
        // When
        var prediction = PreCopy.predict(GIGABIT, load, GIGABIT, Overheads.NONE);
        // Then
        assertThat(prediction.rounds()).hasSize(2);
        assertThat(prediction.rounds().get(1).bytes()).isEqualTo(40 * XenRule.PAGE_BYTES);
    }

    @Test
    void anUnknownLoadWidensTheBoundsOnly() {
        // When
        var known = PreCopy.predict(1024 * MIB, AssumedLoad.of(1024 * MIB).expected(), GIGABIT, Overheads.NONE);
        var unknown = PreCopy.predict(1024 * MIB, Observed.unknown("not measured"), GIGABIT, Overheads.NONE);
        // Then
        assertThat(unknown.duration()).isEqualTo(known.duration());
        assertThat(unknown.mostBytes()).isEqualTo(6 * 1024 * MIB).isGreaterThan(known.mostBytes());
        assertThat(unknown.longest()).isGreaterThan(known.longest());
    }

    @Test
    void whatRemainsLiesBetweenTheFirstPassAndAllThatTheRuleAllows() {
        // When
        var remaining = PreCopy.remaining(
                1000 * MIB, 400 * MIB, Observed.known(new Load(MIB, 100 * MIB), "given"), 100 * MIB, Overheads.NONE);
        // Then
        assertThat(remaining).hasValueSatisfying(estimate -> {
            assertThat(estimate.atLeast()).isEqualTo(Duration.ofSeconds(6));
            assertThat(estimate.atMost()).isEqualTo(Duration.ofSeconds(11));
        });
    }

    @Test
    void nothingIsSaidOfTheRemainingTimeBeforeTheRateIsKnown() {
        // When
        var remaining = PreCopy.remaining(MIB, 0, Observed.unknown("not measured"), 0, Overheads.STANDARD);
        // Then
        assertThat(remaining).isEmpty();
    }

    @Test
    void nonsenseIsRefusedByName() {
        assertThatThrownBy(() -> PreCopy.predict(0, BUSY, GIGABIT, Overheads.NONE))
                .hasMessage("memory is 0; it must be more than 0");
        assertThatThrownBy(() -> PreCopy.predict(MIB, BUSY, -1, Overheads.NONE))
                .hasMessage("rate is -1; it must be more than 0");
        assertThatThrownBy(() -> PreCopy.predict(MIB, new Load(-1, 0), GIGABIT, Overheads.NONE))
                .hasMessageContaining("neither figure may be negative");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000})
    void everyPredictionAgreesWithACountOfPagesAndStaysWithinItsBounds(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 2000; i++) {
            long pages = random.nextLong(1, 1L << random.nextInt(2, 24));
            long workingPages = random.nextLong(0, pages + 1);
            var load = new Load(random.nextLong(0, 1L << random.nextInt(1, 32)), workingPages * 4096);
            long rate = random.nextLong(1L << 20, 1L << 31);
            // When
            var prediction = PreCopy.predict(pages * 4096, load, rate, Overheads.NONE);
            // Then
            var counted = PageCount.of(
                    (double) pages, (double) workingPages, load.dirtyBytesPerSecond() / 4096.0, rate / 4096.0);
            assertThat(prediction.rounds()).hasSize(counted.liveRounds());
            assertThat(prediction.bytes() / 4096.0).isCloseTo(counted.pages(), within(counted.slack()));
            assertThat(seconds(prediction.duration())).isCloseTo(counted.seconds(), within(counted.secondsOfSlack()));
            assertThat(prediction.bytes()).isBetween(pages * 4096, (pages + 5 * workingPages) * 4096);
            assertThat(prediction.mostBytes()).isEqualTo((pages + 5 * workingPages) * 4096);
            assertThat(prediction.duration())
                    .isLessThanOrEqualTo(prediction.longest().plusNanos(10));
            assertThat(seconds(prediction.longest())).isCloseTo((double) prediction.mostBytes() / rate, within(1e-6));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
