package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clusters so small that every way to place the guests can be tried, with too little room behind fast links. */
class LeniencyTest {
    private static final long GIB = 1L << 30;
    private static final long MIB = 1L << 20;
    private static final int SEEDS = 100;
    private static final int GUESTS = 6;
    private static final long SLOW = 110 * MIB;
    private static final long FAST = 1_100 * MIB;

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    void asFewAsPossibleGoAboveTheirLimits(long part) {
        for (long seed = part * SEEDS; seed < (part + 1) * SEEDS; seed++) {
            // Given
            var instance = instance(seed);
            // When
            var schedule = Scheduler.schedule(instance);
            // Then
            assertThat(ScheduleAudit.objections(instance, schedule))
                    .as("seed %d", seed)
                    .isEmpty();
            var fewest = new Fewest(instance);
            assertThat(schedule.left()).as("seed %d", seed).hasSize(GUESTS - fewest.placed);
            assertThat(schedule.over()).as("seed %d", seed).hasSize(fewest.over);
        }
    }

    private static Instance instance(long seed) {
        var random = new SplittableRandom(seed);
        List<HostCapacity> hosts = new ArrayList<>(List.of(host("source", 0, FAST)));
        for (int slow = 0; slow < 2; slow++) {
            hosts.add(host("slow" + slow, 8 + random.nextInt(60), SLOW));
        }
        hosts.add(host("fast", 1 + random.nextInt(40), FAST));
        hosts.add(host("other", random.nextInt(12), random.nextBoolean() ? FAST : FAST / 2));
        List<GuestNeed> guests = new ArrayList<>();
        for (int guest = 0; guest < GUESTS; guest++) {
            long gib = 1L << random.nextInt(5);
            var load = new Load((random.nextInt(3) == 0 ? 5 : 60 + random.nextInt(500)) * MIB, gib * GIB / 4);
            guests.add(new GuestNeed(
                    "g" + guest, 0, gib * GIB, gib * GIB, 1, Observed.known(load, "made up"), Duration.ofSeconds(1)));
        }
        var closed = new BitSet();
        closed.set(0);
        var leaving = new BitSet();
        leaving.set(0, GUESTS);
        List<List<Integer>> apart = random.nextInt(3) == 0 ? List.of(List.of(0, 1)) : List.of();
        return new Instance(
                hosts,
                guests,
                new Restrictions(leaving, new BitSet(), closed, apart, List.of(), (guest, host) -> false),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    private static HostCapacity host(String name, long freeGib, long rate) {
        return new HostCapacity(name, freeGib * GIB, 100, rate, rate, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Tries every host for every guest: as many as find room, and of them as few as possible above their limits. */
    private static final class Fewest {
        private final Instance instance;
        private final Costs costs;
        private final int[] to = new int[GUESTS];
        private int placed = -1;
        private int over;

        Fewest(Instance instance) {
            this.instance = instance;
            this.costs = new Costs(instance);
            look(0, 0, 0);
        }

        private void look(int guest, int gone, int above) {
            if (guest == GUESTS) {
                if (gone > placed || (gone == placed && above < over)) {
                    placed = gone;
                    over = above;
                }
                return;
            }
            to[guest] = 0;
            look(guest + 1, gone, above);
            for (int host = 1; host < instance.hosts().size(); host++) {
                to[guest] = host;
                if (isPossible(guest, host)) {
                    int more = costs.isShort(guest, costs.to(guest, host)) ? 0 : 1;
                    look(guest + 1, gone + 1, above + more);
                }
            }
        }

        private boolean isPossible(int last, int host) {
            long taken = IntStream.rangeClosed(0, last)
                    .filter(guest -> to[guest] == host)
                    .mapToLong(guest -> instance.guests().get(guest).footprintBytes())
                    .sum();
            boolean meet = !instance.restrictions().apart().isEmpty() && last == 1 && to[0] == to[1];
            return taken <= instance.hosts().get(host).freeBytes() && !meet;
        }
    }
}
