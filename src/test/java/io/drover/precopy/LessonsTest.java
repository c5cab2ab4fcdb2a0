package io.drover.precopy;

import static io.drover.precopy.PastMigrations.BACK;
import static io.drover.precopy.PastMigrations.MIB;
import static io.drover.precopy.PastMigrations.THERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.drover.model.HostName;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learned is held against the truth from which the outcomes were drawn. */
class LessonsTest {
    private static final long GIGABIT = 116_508_444;
    private static final int STRANGER = 10_000;

    private static Expectation expected(List<Outcome> outcomes) {
        return Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(THERE, GIGABIT));
    }

    private static Prediction predicted(Expectation expectation, int guest, double memory) {
        long bytes = Math.round(memory);
        return PreCopy.predict(
                bytes,
                expectation.load(PastMigrations.guest(guest), Observed.unknown("nobody told"), bytes),
                expectation.stream(THERE.to(), GIGABIT),
                expectation.overheads());
    }

    private static double seconds(Prediction prediction) {
        return prediction.duration().toNanos() / 1e9;
    }

    private static double down(Prediction prediction) {
        return prediction.downtime().toNanos() / 1e9;
    }

    @Test
    void withTooLittleHistoryAllIsAsAssumed() {
        // Given
        var two = PastMigrations.of(1).calm(2);
        // When
        var expectation = expected(two);
        // Then
        assertThat(expectation.basis()).isEqualTo(Plan.Basis.ASSUMED);
        assertThat(expectation.overheads()).isEqualTo(Overheads.STANDARD);
        assertThat(expectation.stream(THERE.to(), GIGABIT)).isEqualTo(GIGABIT);
        assertThat(predicted(expectation, 0, 512 * MIB))
                .isEqualTo(PreCopy.predict(512L << 20, Observed.unknown(""), GIGABIT, Overheads.STANDARD));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void howLongASourceLetsGoIsPartOfWhatIsNoSending(long seed) {
        // Given
        var truth = PastMigrations.of(seed);
        double most = truth.overhead - truth.down;
        // When
        var quarter = expected(truth.lettingGoFor(most / 4).calm(30)).overheads();
        var all = expected(truth.lettingGoFor(most * 3).calm(30)).overheads();
        // Then
        assertThat(quarter.release().toNanos() / 1e9).isCloseTo(most / 4, within(1e-6));
        assertThat(quarter.setup().plus(quarter.release()).toNanos() / 1e9).isCloseTo(most, within(1e-3));
        assertThat(all.release().toNanos() / 1e9).isCloseTo(most, within(1e-3));
        assertThat(all.setup()).isLessThan(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void aGuestNeverSeenIsForetoldFromOthersOfDifferentSize(long seed) {
        int close = 0;
        for (long each = seed; each < seed + 200; each++) {
            // Given
            var truth = PastMigrations.of(each).noisyBy(0.08);
            var outcomes = truth.calm(30);
            // When
            var expectation = expected(outcomes);
            // Then
            for (double memory : new double[] {256 * MIB, 1024 * MIB, 4096 * MIB}) {
                var told = predicted(expectation, STRANGER, memory);
                double ratio = seconds(told) / truth.seconds(memory, 1);
                assertThat(ratio).as("seed %d", each).isBetween(0.8, 1.2);
                assertThat(down(told) / truth.down).as("seed %d", each).isBetween(0.9, 1.1);
                close += Math.abs(ratio - 1) <= 0.1 ? 1 : 0;
            }
            assertThat(expectation.basis().how()).isEqualTo("learned from 30 migrations from xen1 to xen2");
        }
        assertThat(close).isGreaterThan(600 * 97 / 100);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void oneInTenFarOffSpoilsNothing(long seed) {
        for (long each = seed; each < seed + 200; each++) {
            // Given
            var truth = PastMigrations.of(each).noisyBy(0.05).withOutliers(0.1);
            var outcomes = truth.calm(40);
            // When
            var expectation = expected(outcomes);
            // Then
            for (double memory : new double[] {512 * MIB, 4096 * MIB}) {
                var told = predicted(expectation, STRANGER, memory);
                assertThat(seconds(told) / truth.seconds(memory, 1))
                        .as("seed %d", each)
                        .isBetween(0.85, 1.15);
                assertThat(down(told) / truth.down).as("seed %d", each).isBetween(0.9, 1.1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void aShortHistoryIsNeverMuchWorseThanTheAssumption(long seed) {
        for (long each = seed; each < seed + 1_000; each++) {
            // Given: three to seven migrations, of which one may be far off
            var truth = PastMigrations.of(each).noisyBy(0.05);
            var outcomes = new ArrayList<>(truth.calm(3 + (int) (each % 5)));
            truth.withOutliers(1);
            outcomes.set(0, truth.one(THERE, 0, 512 * MIB, 1));
            double memory = (double) outcomes.get(1).memoryBytes();
            // When
            var told = predicted(expected(outcomes), STRANGER, memory);
            // Then
            double assumed = seconds(predicted(Lessons.NONE.on(Map.of(THERE, GIGABIT)), STRANGER, memory));
            double right = truth.seconds(memory, 1);
            assertThat(factor(seconds(told), right))
                    .as("seed %d: %f, assumed %f, in truth %f", each, seconds(told), assumed, right)
                    .isLessThanOrEqualTo(2.5 * factor(assumed, right));
        }
    }

    private static double factor(double one, double other) {
        return Math.max(one, other) / Math.min(one, other);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void theOrderInWhichOutcomesAreGivenDoesNotMatter(long seed) {
        // Given
        var outcomes = new ArrayList<>(
                PastMigrations.of(seed).noisyBy(0.3).withOutliers(0.2).calm(100));
        var inOrder = expected(outcomes);
        Collections.shuffle(outcomes, new Random(seed));
        // When
        var shuffled = expected(outcomes);
        // Then
        assertThat(shuffled.overheads()).isEqualTo(inOrder.overheads());
        assertThat(shuffled.basis()).isEqualTo(inOrder.basis());
        assertThat(predicted(shuffled, 3, 700 * MIB)).isEqualTo(predicted(inOrder, 3, 700 * MIB));
    }

    @Test
    void theNewestCountMost() {
        // Given: forty over a slow link, then thirty over one ten times faster
        var outcomes = new ArrayList<Outcome>();
        var truth = PastMigrations.of(5);
        for (int each = 0; each < 70; each++) {
            double memory = (256 + 64 * (each % 7)) * MIB;
            outcomes.add(truth.one(THERE, each, memory, each < 40 ? 10 : 1));
        }
        // When
        var told = predicted(expected(outcomes), STRANGER, 512 * MIB);
        // Then
        assertThat(seconds(told)).isCloseTo(truth.seconds(512 * MIB, 1), within(0.1 * truth.seconds(512 * MIB, 1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000})
    void aGuestsOwnHistoryTellsItFromCalmOnes(long seed) {
        for (long each = seed; each < seed + 100; each++) {
            // Given: guest 500 sends 1.8 times its memory
            var truth = PastMigrations.of(each).noisyBy(0.04);
            var outcomes = new ArrayList<>(truth.calm(30));
            for (int time = 0; time < 6; time++) {
                outcomes.add(truth.one(THERE, 500, 1024 * MIB, 1.8));
            }
            // When
            var expectation = expected(outcomes);
            // Then
            var told = seconds(predicted(expectation, 500, 1024 * MIB));
            assertThat(told / truth.seconds(1024 * MIB, 1.8))
                    .as("seed %d", each)
                    .isBetween(0.85, 1.15);
            assertThat(told).isGreaterThan(seconds(predicted(expectation, STRANGER, 1024 * MIB)));
        }
    }

    @Test
    void aGuestsHistoryIsKnownOnTheWayBackToo() {
        // Given: guest 500 went there, and others came back
        var truth = PastMigrations.of(17);
        var outcomes = new ArrayList<>(truth.calm(20));
        for (int each = 0; each < 20; each++) {
            outcomes.add(truth.one(BACK, each, (256 + 128 * each) * MIB, 1));
        }
        for (int each = 0; each < 6; each++) {
            outcomes.add(truth.one(THERE, 500, 1024 * MIB, 2));
        }
        // When
        var back = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(BACK, GIGABIT));
        // Then
        assertThat(seconds(predicted(back, 500, 1024 * MIB)))
                .isGreaterThan(1.3 * seconds(predicted(back, STRANGER, 1024 * MIB)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void whereBytesWereCountedTheRateIsTheStreamsOwn(long seed) {
        for (long each = seed; each < seed + 100; each++) {
            // Given: guests that send one to three times their memory
            var truth = PastMigrations.of(each).noisyBy(0.04).counted();
            var outcomes = new ArrayList<Outcome>();
            for (int guest = 0; guest < 30; guest++) {
                outcomes.add(truth.one(THERE, guest, (256 + 97 * (guest % 11)) * MIB, 1 + (guest % 5) * 0.5));
            }
            // When
            var stream = expected(outcomes).stream(THERE.to(), GIGABIT);
            // Then
            assertThat(stream / truth.bytesPerSecond).as("seed %d", each).isBetween(0.9, 1.1);
        }
    }

    @Test
    void aLinkWithTooLittleOfItsOwnIsJudgedByAllOthers() {
        // Given
        var outcomes = PastMigrations.of(9).calm(20);
        // When
        var back = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(BACK, GIGABIT));
        // Then
        assertThat(back.basis().how()).isEqualTo("learned from 20 migrations between any hosts");
    }

    @Test
    void aLinkOfAFleetIsToldApartOnceItHasEnoughOfItsOwn() {
        // Given: back takes three times as long a byte
        var truth = PastMigrations.of(11);
        var outcomes = new ArrayList<>(truth.calm(20));
        for (int each = 20; each < 30; each++) {
            outcomes.add(truth.one(BACK, each, (200 + 50 * each) * MIB, 3));
        }
        // When
        var both = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(THERE, GIGABIT, BACK, GIGABIT));
        var back = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(BACK, GIGABIT));
        // Then
        assertThat(back.stream(THERE.from(), GIGABIT)).isLessThan(both.stream(THERE.from(), GIGABIT) / 2);
    }

    /** A single stream that is slower than its link may be all that the link carries. */
    @Test
    void aLinkCountsForNoMoreThanWasSeenToGoOverIt() {
        // Given
        var truth = PastMigrations.of(12);
        long told = Math.round(4 * truth.bytesPerSecond);
        // When
        var expectation = Lessons.of(truth.calm(20), Overheads.STANDARD).on(Map.of(THERE, told));
        // Then
        assertThat((double) expectation.capacity(THERE.from(), told))
                .isCloseTo(truth.bytesPerSecond, withinPercentage(2));
        assertThat((double) expectation.capacity(THERE.to(), told))
                .isCloseTo(truth.bytesPerSecond, withinPercentage(2));
    }

    /** What went to a slow host tells nothing of what a fast one would get. */
    @Test
    void aFastLinkThatWasNeverUsedIsNotTakenForAsSlowAsTheOthers() {
        // Given
        var truth = PastMigrations.of(12);
        var fast = new Link(THERE.from(), new HostName("xen3"));
        long slow = Math.round(truth.bytesPerSecond);
        // When
        var expectation = Lessons.of(truth.calm(20), Overheads.STANDARD).on(Map.of(THERE, slow, fast, 10 * slow));
        // Then
        assertThat((double) expectation.stream(fast.to(), 10 * slow)).isCloseTo(10.0 * slow, withinPercentage(2));
        assertThat((double) expectation.capacity(fast.from(), 10 * slow)).isCloseTo(10.0 * slow, withinPercentage(2));
        assertThat((double) expectation.stream(THERE.to(), slow)).isCloseTo((double) slow, withinPercentage(2));
    }

    @Test
    void noStreamIsFasterThanItsLink() {
        // Given
        var outcomes = PastMigrations.of(3).calm(20);
        long slow = 1 << 20;
        // When
        var expectation = Lessons.of(outcomes, Overheads.STANDARD).on(Map.of(THERE, slow));
        // Then
        assertThat(expectation.stream(THERE.to(), slow)).isLessThanOrEqualTo(slow);
        assertThat(expectation.stream(THERE.to(), slow / 2)).isLessThanOrEqualTo(slow / 2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300})
    void fourInFiveLieWithinTheWidthThatIsTold(long seed) {
        // Given
        var truth = PastMigrations.of(seed).noisyBy(0.2);
        // When
        var took = expected(truth.calm(60)).basis().took().orElseThrow();
        // Then: the next two hundred, which nobody learned from
        var expectation = expected(truth.calm(60));
        long within = truth.calm(200).stream()
                .mapToDouble(next -> next.duration().toNanos()
                        / 1e9
                        / seconds(predicted(expectation, STRANGER, (double) next.memoryBytes())))
                .filter(ratio -> ratio >= took.low() && ratio <= took.high())
                .count();
        assertThat(within).isBetween(120L, 190L);
        assertThat(took.least()).isLessThanOrEqualTo(took.low());
    }

    @Test
    void nonsenseTeachesNothing() {
        // Given
        var truth = PastMigrations.of(2).counted();
        var outcomes = new ArrayList<Outcome>();
        for (int each = 0; each < 9; each++) {
            outcomes.add(truth.one(THERE, each, 0, 1));
            outcomes.add(truth.one(THERE, each, 512 * MIB, 0.5));
        }
        // When
        var expectation = expected(outcomes);
        // Then
        assertThat(expectation.basis()).isEqualTo(Plan.Basis.ASSUMED);
    }
}
