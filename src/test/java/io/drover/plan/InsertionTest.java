package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Fleet;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.PlannedMove;
import io.drover.model.Policy.Limits;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When moves begin that a run plans again while others are in flight or queued. */
class InsertionTest {
    private static final long SLOW = 100;
    private static final long FAST = 10 * SLOW;
    private static final List<String> HOSTS = List.of("fast1", "fast2", "slow1", "slow2", "slow3");
    private static final Limits LIMITS = new Limits(100, 3, 1);
    private static final Fleet FLEET = Sample.fleet(HOSTS.stream()
            .map(host ->
                    Sample.host(host).link(Observed.known(rate(host), "told")).build())
            .toArray(Host[]::new));

    private static long rate(String host) {
        return host.startsWith("fast") ? FAST : SLOW;
    }

    private static PlannedMove move(String guest, String from, String to, int start, int end) {
        long rate = Math.min(rate(from), rate(to));
        var length = Duration.ofSeconds(end - start);
        return new PlannedMove(
                new Move(Sample.id(guest), guest, new HostName(from), new HostName(to), Sample.GIB),
                Duration.ofSeconds(start),
                new PlannedMove.Cost(length, rate * length.toSeconds(), Duration.ZERO),
                length,
                rate);
    }

    private static List<Span> taken(PlannedMove... moves) {
        return Stream.of(moves).map(Span::of).toList();
    }

    private static List<PlannedMove> fit(List<Span> taken, PlannedMove... moves) {
        return new Insertion(FLEET, LIMITS, Lessons.NONE, taken, List.of(moves)).from(Duration.ofSeconds(5));
    }

    @Test
    void oneToASlowHostBeginsAtOnceBesideAnotherToASlowHost() {
        // Given
        var underWay = taken(move("db", "fast1", "slow1", 0, 90));
        // When
        var fitted = fit(underWay, move("web", "fast1", "slow2", 0, 10));
        // Then
        assertThat(fitted).extracting(PlannedMove::start).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void oneThatNeedsAllOfALinkWaitsForAGapThatIsLongEnough() {
        // Given
        var underWay = taken(
                move("db", "fast1", "fast2", 0, 20),
                move("web1", "fast1", "fast2", 25, 40),
                move("web2", "fast1", "fast2", 60, 70));
        // When
        var fitted = fit(underWay, move("web3", "fast1", "fast2", 0, 15));
        // Then
        assertThat(fitted).extracting(PlannedMove::start).containsExactly(Duration.ofSeconds(40));
    }

    @Test
    void oneWhoseDestinationTakesNoMoreAtOnceWaitsForItsTurn() {
        // Given
        var underWay = taken(move("db", "fast1", "slow1", 0, 90));
        // When
        var fitted = fit(underWay, move("web", "fast2", "slow1", 0, 10));
        // Then
        assertThat(fitted).extracting(PlannedMove::start).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void oneThatNeedsTheRoomOfAnotherComesAfterIt() {
        // Given
        var underWay = taken(move("db", "slow1", "fast2", 0, 30));
        // When
        var fitted = fit(underWay, move("web1", "slow1", "slow2", 0, 10), move("web2", "fast1", "slow1", 10, 20));
        // Then
        assertThat(fitted)
                .extracting(PlannedMove::start)
                .containsExactly(Duration.ofSeconds(30), Duration.ofSeconds(40));
    }

    @Test
    void oneBeginsOnALinkOnceTheOneBeforeHasArrivedAndInItsRoomOnceThatHasEnded() {
        // Given
        var before = move("db", "slow1", "fast2", 0, 30);
        var cost = before.expected();
        var lettingGo = new PlannedMove(
                before.move(),
                before.start(),
                new PlannedMove.Cost(
                        cost.duration(), cost.bytes(), cost.downtime(), Optional.of(Duration.ofSeconds(4))),
                before.longest(),
                before.bytesPerSecond());
        // When
        var fitted = fit(
                List.of(), lettingGo, move("web1", "slow1", "slow2", 26, 40), move("web2", "fast1", "slow1", 40, 50));
        // Then: all five seconds later than planned, when the first may begin
        assertThat(fitted)
                .extracting(PlannedMove::start)
                .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(31), Duration.ofSeconds(45));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noLinkCarriesMoreThanItCanAndNobodyBeginsTooEarly(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        var moves = IntStream.range(0, 30)
                .mapToObj(number -> random(random, "g" + number))
                .toArray(PlannedMove[]::new);
        // When
        var fitted = fit(List.of(), moves);
        // Then
        assertThat(fitted).extracting(PlannedMove::start).allMatch(start -> start.toSeconds() >= 5);
        assertThat(fitted).extracting(fit -> fit.move().name()).hasSize(30).doesNotHaveDuplicates();
        assertThat(crowded(fitted)).isEmpty();
    }

    private static PlannedMove random(SplittableRandom random, String guest) {
        var names = new ArrayList<>(HOSTS);
        var from = names.remove(random.nextInt(names.size()));
        var to = names.get(random.nextInt(names.size()));
        int start = random.nextInt(50);
        return move(guest, from, to, start, start + 1 + random.nextInt(40));
    }

    /** What a stranger finds who adds up rates and migrations second by second. */
    private static List<String> crowded(List<PlannedMove> moves) {
        List<String> crowded = new ArrayList<>();
        long last =
                moves.stream().mapToLong(move -> move.end().toSeconds()).max().orElse(0);
        for (long second = 0; second < last; second++) {
            for (var host : HOSTS) {
                crowd(moves, second, host, Move::from, LIMITS.perSource()).forEach(crowded::add);
                crowd(moves, second, host, Move::to, LIMITS.perDestination()).forEach(crowded::add);
            }
        }
        return crowded;
    }

    private static Stream<String> crowd(
            List<PlannedMove> moves, long second, String host, Function<Move, HostName> end, int most) {
        var there = moves.stream()
                .filter(move -> end.apply(move.move()).value().equals(host))
                .filter(move -> move.start().toSeconds() <= second
                        && second < move.end().toSeconds())
                .toList();
        long rate = there.stream().mapToLong(PlannedMove::bytesPerSecond).sum();
        return there.size() > most || rate > rate(host) ? Stream.of(second + " s: " + host) : Stream.empty();
    }
}
