package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One guest leaves a host for a slow one or a fast one, and has to be apart from a resident of the fast one. */
class ConfinedTest {
    private static final long MIB = 1L << 20;
    private static final int SOURCE = 0;
    private static final int FAST = 2;

    private final Instance instance = instance();

    private static HostCapacity host(String name, long mibPerSecond) {
        long rate = mibPerSecond * MIB;
        return new HostCapacity(name, 1L << 40, 100, rate, rate, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static GuestNeed guest(String name, int host) {
        var calm = Observed.known(new Load(0, 0), "told");
        return new GuestNeed(name, host, 1_000 * MIB, 1_000 * MIB, 1, calm, Duration.ofSeconds(1));
    }

    private static Instance instance() {
        var leaving = new BitSet();
        leaving.set(0);
        var closed = new BitSet();
        closed.set(SOURCE);
        var apart = List.of(List.of(0, 1));
        return new Instance(
                List.of(host("source", 1_000), host("slow", 100), host("fast", 1_000)),
                List.of(guest("web", SOURCE), guest("resident", FAST)),
                new Restrictions(leaving, new BitSet(), closed, apart, List.of(), (guest, host) -> false),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    private Duration bound(int... moving) {
        return new Confined(instance, new Costs(instance), moving).least().duration();
    }

    @Test
    void itIsConfinedToTheSlowOneWhileTheResidentStays() {
        // When
        var bound = bound(0);
        // Then
        assertThat(bound).isCloseTo(Duration.ofSeconds(10), Duration.ofMillis(1));
    }

    @Test
    void onlyTheResidentIsIfBothMove() {
        // When
        var bound = bound(0, 1);
        // Then: as long as one takes, not two
        assertThat(bound).isCloseTo(Duration.ofSeconds(10), Duration.ofMillis(1));
    }
}
