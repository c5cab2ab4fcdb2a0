package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.Pace.Order;
import io.drover.plan.schedule.Schedule.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Few may be on their way at once, and places are left to those on fast paths. */
class DispatchTest {
    private static final long GIB = 1L << 30;
    private static final long FAST = 1_000_000_000;
    private static final long SLOW = FAST / 10;
    private static final Pace PLACES_LEFT = new Pace(Long.MAX_VALUE / 2, 1, Order.SLOW_BESIDE_SWIFT, 0, false);

    private final List<HostCapacity> hosts = new ArrayList<>();
    private final List<GuestNeed> guests = new ArrayList<>();
    private final List<Integer> destinations = new ArrayList<>();

    private int host(String name, long rate, long free) {
        hosts.add(new HostCapacity(name, free, 100, rate, rate, 10, 1));
        return hosts.size() - 1;
    }

    private void guest(int from, int to) {
        var calm = Observed.known(new Load(0, 0), "made up");
        guests.add(new GuestNeed("g" + guests.size(), from, GIB, GIB, 1, calm, Duration.ofSeconds(1)));
        destinations.add(to);
    }

    private List<Timed> dispatched(int mostAtOnce, int closed) {
        return dispatched(mostAtOnce, closed, PLACES_LEFT);
    }

    private List<Timed> dispatched(int mostAtOnce, int closed, Pace pace) {
        var shut = new BitSet();
        shut.set(0, closed);
        var leaving = new BitSet();
        leaving.set(0, guests.size());
        var restrictions = new Restrictions(leaving, new BitSet(), shut, List.of(), List.of(), (any, host) -> false);
        var instance = new Instance(hosts, guests, restrictions, Overheads.NONE, mostAtOnce);
        return Itinerary.of(
                        instance,
                        new Costs(instance),
                        destinations.stream().mapToInt(Integer::intValue).toArray())
                .orElseThrow()
                .timed(pace);
    }

    @Test
    void whoseHostHasNobodyOnAFastPathGoesAsSoonAsNoPlaceIsLeftToOthersAnyMore() {
        // Given
        int one = host("one", FAST, 0);
        int other = host("other", FAST, 0);
        int third = host("third", FAST, 0);
        int fast = host("fast", FAST, 2 * GIB);
        int slow = host("slow", SLOW, GIB);
        guest(one, fast);
        guest(other, fast);
        guest(third, slow);
        // When
        var moves = dispatched(2, 3);
        // Then
        assertThat(moves).extracting(Timed::guest).containsExactly(0, 1, 2);
        assertThat(moves.get(2).startNanos())
                .isEqualTo(moves.get(1).startNanos())
                .isEqualTo(moves.get(0).endNanos());
    }

    @Test
    void whoCouldHaveNearlyAllOfTheLinkInAMomentDoesNotStartWithWhatIsLeftOfItNow() {
        // Given
        int source = host("source", FAST, 0);
        int other = host("other", FAST, GIB);
        int first = host("first", 9 * SLOW, GIB);
        guest(source, first);
        guest(source, other);
        // When
        var moves = dispatched(10, 1, new Pace(Long.MAX_VALUE / 2, 0, Order.SLOW_EVENLY, 0, true));
        // Then
        assertThat(moves).extracting(Timed::bytesPerSecond).containsExactly(9 * SLOW, FAST);
        assertThat(moves.get(1).startNanos()).isEqualTo(moves.get(0).arrivalNanos());
    }

    @Test
    void whoMakesRoomForOneOnAFastPathWaitsForNobody() {
        // Given
        int full = host("full", FAST, 0);
        int source = host("source", FAST, 0);
        int slow = host("slow", SLOW, GIB);
        guest(full, slow);
        guest(source, full);
        guest(source, full);
        hosts.set(full, new HostCapacity("full", GIB, 100, FAST, FAST, 10, 1));
        // When
        var moves = dispatched(1, 0);
        // Then
        assertThat(moves).extracting(Timed::guest).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void whereFewMayGoAtOnceWhoeverMakesRoomLetsThoseGoFirstWhoseHostNeedsLonger() {
        // Given
        int one = host("one", FAST, 0);
        int other = host("other", FAST, 0);
        int source = host("source", FAST, 0);
        int full = host("full", FAST, 0);
        int free = host("free", FAST, 10 * GIB);
        int spare = host("spare", FAST, 10 * GIB);
        int third = host("third", FAST, GIB);
        for (int each = 0; each < 3; each++) {
            guest(one, free);
            guest(other, spare);
        }
        guest(full, third);
        guest(source, full);
        // When
        var moves = dispatched(2, 3);
        // Then
        assertThat(moves).extracting(Timed::from).startsWith(one, other);
        assertThat(moves).extracting(Timed::from).containsSubsequence(full, source);
    }

    @Test
    void whereFewMayGoAtOnceWhoeverMakesRoomForManyGoesBeforeThoseWhoseHostNeedsLess() {
        // Given
        int one = host("one", FAST, 0);
        int source = host("source", FAST, 0);
        int full = host("full", FAST, 2 * GIB);
        int free = host("free", FAST, 10 * GIB);
        int third = host("third", FAST, GIB);
        for (int each = 0; each < 3; each++) {
            guest(one, free);
            guest(source, full);
        }
        guest(full, third);
        // When
        var moves = dispatched(1, 2);
        // Then
        assertThat(moves).extracting(Timed::from).startsWith(full);
    }
}
