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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A guest of a fast host that is to leave while others are on their way already; only a fast host takes it. */
class PriorTest {
    private static final long MIB = 1L << 20;
    private static final long SLOW = 100 * MIB;
    private static final long FAST = 10 * SLOW;
    private static final long SECOND = 1_000_000_000L;
    private static final int SOURCE = 0;
    private static final int DESTINATION = 1;
    private static final int FIRST_SLOW = 2;

    /** The fast source, a fast host, and ten slow ones; it takes 100 s to send the guest with nothing else on the link. */
    private static Timed planned(List<Prior> priors) {
        List<HostCapacity> hosts = new ArrayList<>(List.of(host("source", FAST), host("fast", FAST)));
        IntStream.range(0, 10).mapToObj(slow -> host("slow" + slow, SLOW)).forEach(hosts::add);
        var calm = Observed.known(new Load(0, 0), "made up");
        var guest = new GuestNeed("db", SOURCE, 100 * FAST, 100 * FAST, 1, calm, Duration.ofSeconds(1));
        var closed = new BitSet();
        closed.set(0, hosts.size());
        closed.clear(DESTINATION);
        var leaving = new BitSet();
        leaving.set(0);
        var restrictions = new Restrictions(leaving, new BitSet(), closed, List.of(), List.of(), (any, host) -> false);
        var instance = new Instance(hosts, List.of(guest), restrictions, Overheads.NONE, 128, priors);
        var schedule = Scheduler.schedule(instance);
        assertThat(ScheduleAudit.objections(instance, schedule)).isEmpty();
        return schedule.moves().get(0);
    }

    private static HostCapacity host(String name, long rate) {
        return new HostCapacity(name, 1_000 * FAST, 100, rate, rate, 10, 1);
    }

    private static Prior inFlight(int slow, int endSeconds) {
        return new Prior(SOURCE, FIRST_SLOW + slow, SLOW, SLOW, endSeconds * SECOND);
    }

    @Test
    void itGetsAtOnceWhatOneInFlightLeavesOfTheLink() {
        // Given
        var one = List.of(inFlight(0, 500));
        // When
        var move = planned(one);
        // Then
        assertThat(move.startNanos()).isZero();
        assertThat(move.bytesPerSecond()).isEqualTo(FAST - SLOW);
    }

    @Test
    void itBeginsOnceEnoughOfTheLinkIsFreeAndNotOnlyWhenAllOfItIs() {
        // Given
        var full = IntStream.range(0, 10)
                .mapToObj(slow -> inFlight(slow, slow < 6 ? 30 : 500))
                .toList();
        // When
        var move = planned(full);
        // Then
        assertThat(move.startNanos()).isEqualTo(30 * SECOND);
        assertThat(move.bytesPerSecond()).isEqualTo(6 * SLOW);
    }

    @Test
    void itWaitsUntilAnotherHasArrivedThatIsQueuedForItsDestination() {
        // Given
        var queued = List.of(new Prior(Prior.NOWHERE, DESTINATION, FAST, FAST, 40 * SECOND));
        // When
        var move = planned(queued);
        // Then
        assertThat(move.startNanos()).isEqualTo(40 * SECOND);
        assertThat(move.bytesPerSecond()).isEqualTo(FAST);
    }
}
