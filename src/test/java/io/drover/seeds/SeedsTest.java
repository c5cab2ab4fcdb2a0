package io.drover.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
    private static final int FIXED = 150;
    private static final int FRESH = 150;

    @Test
    void nothingBreaksInAFixedSetOfSeeds() {
        // When
        List<Verdict> broken = SeedRun.broken(1, FIXED, new TreeMap<>());

        // Then
        assertThat(broken).isEmpty();
    }

    @Test
    void nothingBreaksInASetOfSeedsThatNobodySawBefore() {
        // Given
        long base = System.currentTimeMillis();

        // When
        List<Verdict> broken = SeedRun.broken(base, base + FRESH - 1, new TreeMap<>());

        // Then
        assertThat(broken).as("seeds from %d", base).isEmpty();
    }

    @Test
    void aSeedGivesTheSameHistoryToTheLastEventEveryTime() {
        // Given
        Trace first = new SeededWorld(4, Launcher.PRODUCTION).run().trace();

        // When
        Trace again = new SeededWorld(4, Launcher.PRODUCTION).run().trace();

        // Then
        assertThat(first.lines()).hasSizeGreaterThan(20);
        assertThat(again.hash()).isEqualTo(first.hash());
        assertThat(again.lines()).isEqualTo(first.lines());
    }

    @Test
    void seedsDifferInTheirHistory() {
        // When
        Trace one = new SeededWorld(4, Launcher.PRODUCTION).run().trace();
        Trace other = new SeededWorld(5, Launcher.PRODUCTION).run().trace();

        // Then
        assertThat(one.hash()).isNotEqualTo(other.hash());
    }

    /** What was asked in what had become the future counted as fresh, and what was asked long ago where the clock had come by again. */
    @ParameterizedTest
    @ValueSource(longs = {630, 908, 994, 33_607})
    void aClockThatWasSetBackDoesNotMakeOldNewsFresh(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** Drover began while its journal was full, and took the transfers of the Drover before it for its own. */
    @ParameterizedTest
    @ValueSource(longs = 1_795_560_338_717L)
    void whatWasInFlightIsLookedAtAlsoWhereTheJournalWasFullAtTheStart(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** A kernel crashed between the two looks that proved its guest at work, and libvirt went on calling it running. */
    @ParameterizedTest
    @ValueSource(longs = 22_267)
    void aGuestIsCalledUnmovedThatCrashedUnseenBetweenTwoLooks(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** A transfer whose source had been silent for minutes was left to an operator, and the next guest's turn came. */
    @ParameterizedTest
    @ValueSource(longs = 31_093)
    void whatIsLeftToAnOperatorKeepsNobodyElseWaiting(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** A guest ran at its destination, and the next was held against what had been asked of that host while its memory was still coming. */
    @ParameterizedTest
    @ValueSource(longs = 1_796_020_985_662L)
    void hostsAreAskedAnewOnceAGuestRunsAtItsDestination(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** Somebody else's migration was under way to the destination: what was still to come of that guest counted as free. */
    @ParameterizedTest
    @ValueSource(longs = 218_424)
    void memoryOfAGuestThatSomebodyElseSendsThereIsNotFree(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** The look that told that a guest is DONE was followed by the answer to one from before the transfer, which an outage had asked for. */
    @ParameterizedTest
    @ValueSource(longs = 284_039)
    void anOldAnswerThatComesLateDoesNotUndoALook(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** The judges lost sight of a guest once it was left to an operator, and blamed Drover when its source came back and started it. */
    @ParameterizedTest
    @ValueSource(longs = 270_203)
    void aGuestThatIsLeftToAnOperatorStaysInTheJudgesSight(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** The hosts were asked while one guest arrived and answered after it had: its memory was counted nowhere. */
    @ParameterizedTest
    @ValueSource(longs = 13_982)
    void memoryOfAGuestThatArrivedWhileTheHostsWereAskedIsCounted(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** The next migration read the guest's definition from before its autostart was set. */
    @ParameterizedTest
    @ValueSource(longs = 1143)
    void autostartSurvivesAMoveThatFollowsAnotherWithinSeconds(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** A migration by somebody else failed before it began: libvirt went on calling the guest paused, and Xen ran it where it had arrived. */
    @ParameterizedTest
    @ValueSource(longs = 504_567)
    void xensWordThatAGuestRunsGoesBeforeThatOfItsToolstack(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }

    /** What had come of a guest on its way was counted twice, and one that was turned away for that was refused for good. */
    @ParameterizedTest
    @ValueSource(longs = 911_616)
    void memoryThatIsCountedTwiceForAWhileKeepsNobodyOut(long seed) {
        assertThat(new SeededWorld(seed, Launcher.PRODUCTION).run().violation()).isEmpty();
    }
}
