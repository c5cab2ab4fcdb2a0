package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.Placer.Aim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A fast host has memory for everybody, and processors for some. */
class ScarceProcessorsTest {
    private static final long GIB = 1L << 30;
    private static final int SOURCE = 0;
    private static final int FAST = 1;
    private static final int SLOW = 2;

    private final List<HostCapacity> hosts = new ArrayList<>();
    private final List<GuestNeed> guests = new ArrayList<>();

    private void host(String name, long rate, int vcpus) {
        hosts.add(new HostCapacity(name, 100 * GIB, vcpus, rate, rate, 10, 1));
    }

    private void guest(long gibibytes, int vcpus) {
        var calm = Observed.known(new Load(0, 0), "made up");
        long bytes = gibibytes * GIB;
        guests.add(new GuestNeed("g" + guests.size(), SOURCE, bytes, bytes, vcpus, calm, Duration.ofSeconds(1)));
    }

    private int[] placed(Effort effort) {
        var leaving = new BitSet();
        leaving.set(0, guests.size());
        var closed = new BitSet();
        closed.set(SOURCE);
        var restrictions = new Restrictions(leaving, new BitSet(), closed, List.of(), List.of(), (any, host) -> false);
        var instance = new Instance(hosts, guests, restrictions, Overheads.NONE, 100);
        var costs = new Costs(instance);
        var aim = new Aim(Trial.NEVER, effort.taste(), new Speeds(instance, costs));
        return new Trial.Maker(instance, costs, new Company(instance))
                .place(Unit.all(instance), effort, aim)
                .occupancy()
                .destinations();
    }

    @Test
    void theFastHostTakesThoseWhoTakeFewProcessorsForTheirMemoryThoughOthersAreBigger() {
        // Given
        host("source", 10 * GIB, 0);
        host("fast", 10 * GIB, 8);
        host("slow", GIB, 100);
        guest(6, 8);
        guest(4, 2);
        guest(4, 2);
        guest(4, 2);
        guest(4, 2);
        // When
        int[] destinations = placed(Effort.LEAN);
        // Then
        assertThat(destinations).containsExactly(SLOW, FAST, FAST, FAST, FAST);
    }
}
