package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A host with residents of 4, 8 and 16 GiB, of whom the biggest has to stay, and one that leaves anyway. */
class EvictionsTest {
    private static final long GIB = 1L << 30;

    private final Instance instance = instance();

    private static GuestNeed guest(String name, long gib, int vcpus) {
        var calm = Observed.known(new Load(0, 0), "told");
        return new GuestNeed(name, 0, gib * GIB, gib * GIB, vcpus, calm, Duration.ofSeconds(1));
    }

    private static Instance instance() {
        var host = new HostCapacity("full", 0, 0, GIB, GIB, Integer.MAX_VALUE, Integer.MAX_VALUE);
        var leaving = new BitSet();
        leaving.set(3);
        var staying = new BitSet();
        staying.set(2);
        return new Instance(
                List.of(host),
                List.of(guest("small", 4, 3), guest("middle", 8, 1), guest("big", 16, 8), guest("leaver", 32, 8)),
                new Restrictions(leaving, staying, new BitSet(), List.of(), List.of(), (guest, to) -> true),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    @Test
    void theBiggestWhoMayMoveMakeTheMostRoom() {
        // Given
        var two = new Evictions(instance, 2);
        // When
        var needed = List.of(
                two.needed(0, 0, 0), two.needed(0, 8 * GIB, 3), two.needed(0, 8 * GIB + 1, 0), two.needed(0, 0, 4));
        // Then
        assertThat(needed).containsExactly(0, 1, 2, 2);
    }

    @Test
    void moreThanAllMakeIsMoreThanMayMove() {
        // Given
        var two = new Evictions(instance, 2);
        // When
        int needed = two.needed(0, 12 * GIB + 1, 0);
        // Then
        assertThat(needed).isEqualTo(3);
    }

    @Test
    void whereNobodyMayMoveNobodyMakesRoom() {
        // Given
        var none = new Evictions(instance, 0);
        // When
        int needed = none.needed(0, 1, 0);
        // Then
        assertThat(needed).isEqualTo(1);
    }
}
