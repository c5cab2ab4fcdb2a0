package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorstCaseTest {
    private static final long MIB = 1L << 20;

    private static PlannedMove move(String from, String to, int start, int takes, int atMost) {
        var guest = new GuestId(new UUID(0, start * 31L + takes));
        var move = new Move(guest, "g" + start, new HostName(from), new HostName(to), MIB);
        var expected = new PlannedMove.Cost(Duration.ofSeconds(takes), takes * MIB, Duration.ZERO);
        return new PlannedMove(move, Duration.ofSeconds(start), expected, Duration.ofSeconds(atMost), MIB);
    }

    @Test
    void whoFollowsOnALinkStartsLater() {
        // Given
        var moves = List.of(move("xen1", "xen2", 0, 10, 25), move("xen1", "xen3", 10, 10, 12));
        // When
        var worst = WorstCase.of(moves);
        // Then
        assertThat(worst).isEqualTo(new WorstCase(Duration.ofSeconds(37), 37 * MIB));
    }

    private static PlannedMove lettingGo(PlannedMove move, int seconds) {
        var expected = move.expected();
        var cost = new PlannedMove.Cost(
                expected.duration(), expected.bytes(), expected.downtime(), Optional.of(Duration.ofSeconds(seconds)));
        return new PlannedMove(move.move(), move.start(), cost, move.longest(), move.bytesPerSecond());
    }

    @Test
    void whoFollowsOnALinkStartsOnceTheOneBeforeHasArrivedAndWhoNeedsItsRoomOnceItHasEnded() {
        // Given
        var moves = List.of(
                lettingGo(move("xen1", "xen2", 0, 10, 25), 3),
                move("xen1", "xen3", 7, 10, 10),
                move("xen4", "xen1", 10, 10, 10));
        // When
        var worst = WorstCase.of(moves);
        // Then: the second from 22 s to 32 s, the third from 25 s on
        assertThat(worst.makespan()).isEqualTo(Duration.ofSeconds(35));
    }

    @Test
    void whoNeedsRoomWaitsForThoseWhoMakeIt() {
        // Given
        var moves = List.of(move("xen2", "xen3", 0, 10, 25), move("xen1", "xen2", 10, 5, 5));
        // When
        var worst = WorstCase.of(moves);
        // Then
        assertThat(worst.makespan()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void linksOfTheirOwnDoNotWaitForEachOther() {
        // Given
        var moves = List.of(
                move("xen1", "xen2", 0, 10, 50), move("xen3", "xen4", 0, 10, 10), move("xen3", "xen5", 10, 10, 10));
        // When
        var worst = WorstCase.of(moves);
        // Then
        assertThat(worst.makespan()).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void noMoreAreUnderWayAtOnceThanByThePlan() {
        // Given
        var moves = List.of(move("xen1", "xen2", 0, 10, 30), move("xen3", "xen4", 10, 10, 10));
        // When
        var worst = WorstCase.of(moves);
        // Then
        assertThat(worst.makespan()).isEqualTo(Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itIsThePlanItselfWhereNothingCanTakeLongerAndNeverLess(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        List<PlannedMove> exact = new ArrayList<>();
        List<PlannedMove> loose = new ArrayList<>();
        int start = 0;
        for (int number = 0; number < 30; number++) {
            start += random.nextInt(8);
            int takes = 1 + random.nextInt(20);
            var from = "a" + random.nextInt(4);
            var to = "b" + random.nextInt(4);
            exact.add(move(from, to, start, takes, takes));
            loose.add(move(from, to, start, takes, takes + random.nextInt(9)));
        }
        var planned =
                exact.stream().map(PlannedMove::end).max(Duration::compareTo).orElseThrow();
        // When
        var least = WorstCase.of(exact);
        // Then
        assertThat(least.makespan()).isEqualTo(planned);
        assertThat(WorstCase.of(loose).makespan()).isGreaterThanOrEqualTo(planned);
    }
}
