package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.Schedule.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guest that only a full host may take: others who live there have to leave it before, to slow hosts. */
class MakingRoomTest {
    private static final long GIB = 1L << 30;
    private static final long SLOW = 100L << 20;
    private static final long FAST = 10 * SLOW;
    private static final int SOURCE = 0;
    private static final int FULL = 1;
    private static final int COMING = 0;

    private static HostCapacity host(String name, long freeGib, long rate) {
        return new HostCapacity(name, freeGib * GIB, 100, rate, rate, 10, 1);
    }

    private static GuestNeed guest(String name, int host, long gib) {
        var calm = Observed.known(new Load(0, 0), "made up");
        return new GuestNeed(name, host, gib * GIB, gib * GIB, 1, calm, Duration.ofSeconds(1));
    }

    /** The moves if these live on the full host and three slow ones have so much room each. Over a slow link, such as the source's, 16 GiB take 164 s. */
    private static List<Timed> moves(long freeGib, GuestNeed... living) {
        var hosts = List.of(
                host("source", 0, SLOW),
                host("full", 0, FAST),
                host("slow1", freeGib, SLOW),
                host("slow2", freeGib, SLOW),
                host("slow3", freeGib, SLOW));
        List<GuestNeed> guests = new ArrayList<>(List.of(guest("coming", SOURCE, 16)));
        guests.addAll(List.of(living));
        var leaving = new BitSet();
        leaving.set(COMING);
        var closed = new BitSet();
        closed.set(SOURCE);
        var restrictions = new Restrictions(
                leaving, new BitSet(), closed, List.of(), List.of(), (guest, host) -> guest == COMING && host != FULL);
        var instance = new Instance(hosts, guests, restrictions, Overheads.NONE, 128);
        var schedule = Scheduler.schedule(instance);
        assertThat(ScheduleAudit.objections(instance, schedule)).isEmpty();
        assertThat(schedule.left()).isEmpty();
        return schedule.moves();
    }

    private static Duration makespan(List<Timed> moves) {
        return Duration.ofNanos(moves.stream().mapToLong(Timed::endNanos).max().orElse(0));
    }

    @Test
    void twoSmallOnesLeaveSideBySideWhereALargeOneWouldTakeAsLongAsTheGuestThatWaitsForIt() {
        // Given
        var living = new GuestNeed[] {guest("large", FULL, 16), guest("small1", FULL, 8), guest("small2", FULL, 8)};
        // When
        var moves = moves(20, living);
        // Then
        assertThat(moves).extracting(Timed::guest).containsExactlyInAnyOrder(2, 3, COMING);
        assertThat(makespan(moves)).isLessThan(Duration.ofSeconds(250));
    }

    @Test
    void aLargeOneLeavesWhereThreeSmallOnesWouldHaveTo() {
        // Given
        var living = new GuestNeed[] {
            guest("large", FULL, 16), guest("small1", FULL, 6), guest("small2", FULL, 6), guest("small3", FULL, 6)
        };
        // When
        var moves = moves(20, living);
        // Then
        assertThat(moves).extracting(Timed::guest).containsExactlyInAnyOrder(1, COMING);
    }

    @Test
    void allTheSmallOnesLeaveWhereTheLargeOnesFitNowhere() {
        // Given
        var living = new GuestNeed[] {
            guest("large1", FULL, 14),
            guest("large2", FULL, 14),
            guest("small1", FULL, 6),
            guest("small2", FULL, 6),
            guest("small3", FULL, 6)
        };
        // When
        var moves = moves(6, living);
        // Then
        assertThat(moves).extracting(Timed::guest).containsExactlyInAnyOrder(3, 4, 5, COMING);
    }
}
