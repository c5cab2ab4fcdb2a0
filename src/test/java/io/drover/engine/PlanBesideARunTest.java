package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** While a host is emptied, one guest on its way to xen3 and another queued for it, a third one is to go there too. */
class PlanBesideARunTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN3 = new HostName("xen3");
    private static final Guest FIRST = guest("first", 16);
    private static final Guest QUEUED = guest("queued", 8);
    private static final Guest THIRD = guest("third", 4);

    /** Hosts of which the first is being emptied. */
    private record Beside(Rehearsal rehearsal, Drover drover) {
        Plan third() {
            return rehearsal.await(drover.planMove("third", XEN3, Policy.STANDARD));
        }
    }

    private static Guest guest(String name, long gib) {
        return Sample.guest(name).memory(gib * Sample.GIB).build();
    }

    private static HostSample host(String name, long freeGib) {
        var host = Sample.host(name).free(freeGib * Sample.GIB);
        Stream.of(FIRST, QUEUED, THIRD).forEach(host::seesDisksOf);
        return host;
    }

    private static Beside emptied(long freeGib, Duration since) {
        var rehearsal = new Rehearsal(Sample.fleet(
                host("xen1", 0).guest(FIRST).guest(QUEUED).build(),
                host("xen2", 0).guest(THIRD).build(),
                host("xen3", freeGib).build()));
        var drover = rehearsal.start();
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        var id = rehearsal.await(drover.start(plan, Policy.STANDARD)).id();
        rehearsal.time.advance(since);
        assertThat(drover.run(id).orElseThrow().migrations())
                .extracting(Migration::phase)
                .containsExactlyInAnyOrder(Phase.COPYING, Phase.QUEUED);
        return new Beside(rehearsal, drover);
    }

    @Test
    void roomThatAQueuedGuestWillNeedIsSpokenFor() {
        // Given
        var beside = emptied(27, Duration.ofSeconds(10));
        // When
        var plan = beside.third();
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.stranded().get(0).reasons().get(XEN3))
                .extracting(Finding::check)
                .containsExactly(new CheckId("host.memory"));
    }

    @Test
    void whatHasComeOfTheOneOnItsWayIsNotCountedTwice() {
        // Given
        var beside = emptied(30, Duration.ofSeconds(100));
        // When
        var plan = beside.third();
        // Then
        assertThat(plan.moves()).hasSize(1);
        assertThat(beside.rehearsal()
                        .await(beside.drover().start(plan, Policy.STANDARD))
                        .migrations())
                .hasSize(1);
    }

    @Test
    void aPlanOfThisMomentStartsInATightHostToo() {
        // Given
        var beside = emptied(29, Duration.ofSeconds(100));
        var plan = beside.third();
        assertThat(plan.moves()).hasSize(1);
        beside.rehearsal().time.advance(Duration.ofSeconds(2));
        // When
        var started = beside.drover().start(plan, Policy.STANDARD);
        // Then
        assertThat(beside.rehearsal().await(started).migrations()).hasSize(1);
    }

    @Test
    void whatIsQueuedDoesNotStandAgainstItself() {
        // Given
        var beside = emptied(27, Duration.ofSeconds(10));
        // When
        var matrix = beside.rehearsal().await(beside.drover().checkEverywhere("queued", Policy.STANDARD));
        // Then
        assertThat(matrix.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.free()).contains(XEN3));
    }
}
