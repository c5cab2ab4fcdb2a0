package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.plan.schedule.Crowding.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Guests leave a fast host for one that is as fast, and has little room, or for one that is ten times slower. */
class CrowdingTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long RATE = 1_000 * MIB;
    private static final int SLOWLY = 0;
    private static final int FAST = 1;
    private static final int WRITERS = 30;

    private static HostCapacity host(String name, long freeGib, long rate) {
        return new HostCapacity(name, freeGib * GIB, 1_000, rate, rate, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private static GuestNeed guest(String name, long gib, long dirtyMib) {
        var load = Observed.known(new Load(dirtyMib * MIB, GIB), "told");
        return new GuestNeed(name, 0, gib * GIB, gib * GIB, 1, load, Duration.ofDays(1));
    }

    /** Writers of 4 GiB, which a slow link sends half as much again, and others. */
    private static Instance instance(long roomGib, GuestNeed... others) {
        List<GuestNeed> guests = new ArrayList<>(List.of(others));
        IntStream.range(0, WRITERS).forEach(number -> guests.add(guest("writer" + number, 4, 50)));
        var closed = new BitSet();
        closed.set(0);
        var leaving = new BitSet();
        leaving.set(0, guests.size());
        return new Instance(
                List.of(host("source", 0, RATE), host("slow", 1_000, RATE / 10), host("fast", roomGib, RATE)),
                guests,
                new Restrictions(leaving, new BitSet(), closed, List.of(), List.of(), (guest, host) -> false),
                Overheads.NONE,
                Integer.MAX_VALUE);
    }

    private static double seconds(Instance instance, Share share) {
        var open = new BitSet();
        open.set(1, instance.hosts().size());
        var costs = new Costs(instance);
        int[] all = IntStream.range(0, instance.guests().size()).toArray();
        return new Crowding(instance, costs, new Speeds(instance, costs), open, false).least(all, share, 1) / 1e9;
    }

    private static Share link() {
        return new Share(RATE / 1e9, Fare::bytes);
    }

    @Test
    void whoFindsNoRoomBehindTheFastLinkSendsMore() {
        // Given
        var instance = instance(8);
        var costs = new Costs(instance);
        double slow = costs.at(0, SLOWLY).bytes();
        double fast = costs.at(0, FAST).bytes();
        // When
        double seconds = seconds(instance, link());
        // Then
        assertThat(slow).isGreaterThan(1.4 * fast);
        assertThat(seconds).isCloseTo((28 * slow + 2 * fast) / RATE, Percentage.withPercentage(0.001));
    }

    @Test
    void whoWouldComeTooLateOtherwiseTakesTheRoom() {
        // Given: it alone takes 17 minutes to the slow host
        var instance = instance(102, guest("large", 100, 0));
        var costs = new Costs(instance);
        double slow = costs.at(1, SLOWLY).bytes();
        double fast = costs.at(1, FAST).bytes();
        // When
        double seconds = seconds(instance, link());
        // Then: two GiB are left, which half a writer takes
        assertThat(seconds)
                .isCloseTo((100 * GIB + 29.5 * slow + 0.5 * fast) / RATE, Percentage.withPercentage(0.001))
                .isLessThan(costs.at(0, SLOWLY).nanos() / 1e9);
    }

    @Test
    void oneAtATimeTakesAsLongAsTheyTakeInTurn() {
        // Given
        var instance = instance(8);
        var costs = new Costs(instance);
        double slow = costs.at(0, SLOWLY).arrivalNanos() / 1e9;
        double fast = costs.at(0, FAST).arrivalNanos() / 1e9;
        // When
        double seconds = seconds(instance, new Share(1, Fare::arrivalNanos));
        // Then
        assertThat(seconds).isCloseTo(28 * slow + 2 * fast, Percentage.withPercentage(0.001));
    }

    @Test
    void withoutRoomForThoseWhoNeedItThereIsNoBoundBelowTheirTimeOnTheSlowLink() {
        // Given
        var instance = instance(99, guest("large", 100, 0));
        // When
        double seconds = seconds(instance, link());
        // Then
        assertThat(seconds)
                .isCloseTo(new Costs(instance).at(0, SLOWLY).nanos() / 1e9, Percentage.withPercentage(0.001));
    }
}
