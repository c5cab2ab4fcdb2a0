package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One guest leaves a host; it has to be apart from another, who is on the only fast one. */
class SpeedsTest {
    private static final long GIB = 1L << 30;
    private static final int SOURCE = 0;
    private static final int FAST = 1;
    private static final int LEAVES = 0;
    private static final int LIVES_ON_FAST = 1;

    private final Speeds speeds = speeds();

    private static Speeds speeds() {
        var hosts = List.of(host("source", 10 * GIB), host("fast", 10 * GIB), host("slow", GIB));
        var leaving = new BitSet();
        leaving.set(LEAVES);
        var restrictions = new Restrictions(
                leaving,
                new BitSet(),
                new BitSet(),
                List.of(List.of(LEAVES, LIVES_ON_FAST)),
                List.of(),
                (guest, host) -> false);
        var instance = new Instance(hosts, List.of(guest(SOURCE), guest(FAST)), restrictions, Overheads.NONE, 100);
        return new Speeds(instance, new Costs(instance));
    }

    private static HostCapacity host(String name, long rate) {
        return new HostCapacity(name, 100 * GIB, 100, rate, rate, 10, 1);
    }

    private static GuestNeed guest(int host) {
        return new GuestNeed(
                "guest on " + host,
                host,
                GIB,
                GIB,
                1,
                Observed.known(new Load(0, 0), "made up"),
                Duration.ofSeconds(1));
    }

    @Test
    void whereOnlyItMovesItGoesAtTheSpeedOfHostsOnWhichItMeetsNobody() {
        // When
        var alone = speeds.whereOnlyMove(new int[] {LEAVES});
        // Then
        assertThat(alone.best(LEAVES).nanos()).isEqualTo(Duration.ofSeconds(1).toNanos());
    }

    @Test
    void whereTheOtherMovesTooItMayGoThere() {
        // When
        var both = speeds.whereOnlyMove(new int[] {LEAVES, LIVES_ON_FAST});
        // Then
        assertThat(both.best(LEAVES).nanos()).isEqualTo(Duration.ofMillis(100).toNanos());
    }
}
