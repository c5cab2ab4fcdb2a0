package io.drover.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Guests that write nothing leave a fast host for a host that is as fast, and for others that are ten times slower; each keeps its link idle for a second. */
class IdleLinkTest {
    private static final long GB = 1_000_000_000;
    private static final double KNOWN = 1e-9;
    private static final Overheads IDLE =
            new Overheads(Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5));

    private final List<HostCapacity> hosts = new ArrayList<>();
    private final List<GuestNeed> guests = new ArrayList<>();

    private void host(String name, long rate, int mostArriving) {
        hosts.add(new HostCapacity(name, 10_000 * GB, 1_000, rate, rate, 10, mostArriving));
    }

    private void guests(int number, long bytes) {
        var calm = Observed.known(new Load(0, 0), "made up");
        IntStream.range(0, number)
                .forEach(each ->
                        guests.add(new GuestNeed("g" + guests.size(), 0, bytes, bytes, 1, calm, Duration.ofDays(1))));
    }

    private Instance instance(Overheads overheads) {
        var closed = new BitSet();
        closed.set(0);
        var leaving = new BitSet();
        leaving.set(0, guests.size());
        return new Instance(
                hosts,
                guests,
                new Restrictions(leaving, new BitSet(), closed, List.of(), List.of(), (guest, host) -> false),
                overheads,
                128);
    }

    private double seconds(Instance instance, boolean areAll) {
        var open = new BitSet();
        open.set(1, hosts.size());
        var costs = new Costs(instance);
        var all = IntStream.range(0, guests.size()).boxed().toList();
        return new IdleLink(instance, costs, new Speeds(instance, costs), new Reach(instance, costs, open), false)
                        .least(0, all, areAll, 1)
                / 1e9;
    }

    /** What goes over the slow path takes a tenth of the link all the time; the rest keeps nine tenths of it idle for a second each. */
    @Test
    void whoeverFindsNoTimeOnTheSlowPathKeepsTheRestOfTheLinkIdle() {
        // Given
        host("source", GB, 1);
        host("fast", GB, 1);
        host("slow", GB / 10, 1);
        guests(20, 9 * GB);
        // When
        double seconds = seconds(instance(IDLE), true);
        // Then: in so many seconds one guest after another goes over either path, in parts if need be
        double onePath = 20 / (1 / 91.0 + 1 / 11.0);
        assertThat(seconds - 5).isCloseTo(onePath, Percentage.withPercentage(0.01));
    }

    /** Nine small ones could go over slow paths beside each; they cannot be beside all of the time. */
    @Test
    void thoseWhoCouldFillTheLinkAreNotAllAsSlowAsTheOthersCouldMakeOneOfThem() {
        // Given
        host("source", GB, 1);
        host("fast", GB, 1);
        IntStream.range(0, 9).forEach(number -> host("slow" + number, GB / 10, 1));
        guests(5, 200 * GB);
        guests(9, GB);
        // When
        double seconds = seconds(instance(IDLE), true);
        // Then: the large ones alone take 1,005 seconds in turn if nothing is beside them, and the small ones send 9 GB
        assertThat(seconds - 5).isBetween(1_013.0, 1_015.0);
    }

    @Test
    void whereNothingIsButSendingNothingIdles() {
        // Given
        host("source", GB, 1);
        host("fast", GB, 1);
        host("slow", GB / 10, 1);
        guests(20, 9 * GB);
        // When
        double seconds = seconds(instance(Overheads.NONE), true);
        // Then
        assertThat(seconds).isEqualTo(KNOWN);
    }

    @Test
    void whereOthersMayShareAFastHostsLinkNothingIsKnown() {
        // Given
        host("source", GB, 1);
        host("fast", GB, 2);
        host("slow", GB / 10, 1);
        guests(20, 9 * GB);
        // When
        double seconds = seconds(instance(IDLE), false);
        // Then
        assertThat(seconds).isEqualTo(KNOWN);
    }
}
