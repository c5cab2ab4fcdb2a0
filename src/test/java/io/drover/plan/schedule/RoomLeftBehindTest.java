package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two guests go to a host that has room for one, and another leaves it for a host that is ten times slower. */
class RoomLeftBehindTest {
    private static final long GIB = 1L << 30;
    private static final int SWAPPED = 1;
    private static final int SLOW = 2;

    private static HostCapacity host(String name, long freeGib, long gibPerSecond10) {
        long rate = gibPerSecond10 * GIB / 10;
        return new HostCapacity(name, freeGib * GIB, 100, rate, rate, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static GuestNeed guest(String name, int host) {
        var calm = Observed.known(new Load(0, 0), "told");
        return new GuestNeed(name, host, 8 * GIB, 8 * GIB, 1, calm, Duration.ofSeconds(1));
    }

    private static Instance instance() {
        var leaving = new BitSet();
        leaving.set(0, 3);
        var closed = new BitSet();
        closed.set(0);
        return new Instance(
                List.of(host("source", 0, 10), host("swapped", 8, 10), host("slow", 100, 1)),
                List.of(guest("one", 0), guest("two", 0), guest("leaver", SWAPPED)),
                new Restrictions(
                        leaving,
                        new BitSet(),
                        closed,
                        List.of(),
                        List.of(),
                        (guest, host) -> host != (guest == 2 ? SLOW : SWAPPED)),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    @Test
    void theBoundReckonsWithIt() {
        // Given
        var instance = instance();
        // When
        var schedule = Scheduler.schedule(instance);
        // Then: the second follows once the other has left, which takes 80 s
        assertThat(ScheduleAudit.objections(instance, schedule)).isEmpty();
        assertThat(schedule.left()).isEmpty();
        assertThat(schedule.makespanNanos() / 1e9).isBetween(87.9, 88.1);
        assertThat(schedule.bound().duration().toSeconds()).isBetween(79L, 88L);
    }
}
