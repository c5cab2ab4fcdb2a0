package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The room on a host to which a large guest is on its way, when others are planned again. */
class RoomUnderWayTest {
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final Guest LARGE = guest("large", 24);
    private static final Guest SMALL = guest("small", 4);

    private static Guest guest(String name, long gib) {
        return Sample.guest(name).memory(gib * Sample.GIB).build();
    }

    private static HostSample host(String name, long freeGib) {
        var host = Sample.host(name).free(freeGib * Sample.GIB);
        Stream.of(LARGE, SMALL).forEach(host::seesDisksOf);
        return host;
    }

    /** The small guest, once its host is cordoned while three quarters of the large one have come to the other, which had so much room before. */
    private static Migration plannedAgain(long freeGib) {
        var rehearsal = new Rehearsal(Sample.fleet(
                host("xen1", 0).guest(LARGE).guest(SMALL).build(),
                host("xen2", freeGib).build(),
                host("xen3", 8).build()));
        var drover = rehearsal.start();
        var plan = rehearsal.await(drover.planDrain(new HostName("xen1"), Policy.STANDARD));
        var id = rehearsal.await(drover.start(plan, Policy.STANDARD)).id();
        Supplier<Run> run = () -> drover.run(id).orElseThrow();
        assertThat(of(SMALL, run.get()).move().to()).isEqualTo(XEN3);
        rehearsal.time.advance(Duration.ofSeconds(170));
        rehearsal.await(drover.cordon(XEN3, "new memory"));
        rehearsal.runUntil(() -> !run.get().replans().isEmpty());
        assertThat(of(LARGE, run.get()).phase()).isEqualTo(Phase.COPYING);
        return of(SMALL, run.get());
    }

    private static Migration of(Guest guest, Run run) {
        return run.migrations().stream()
                .filter(migration -> migration.move().guest().equals(guest.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatHasComeOfTheLargeGuestIsNotCountedTwice() {
        // Given
        long roomForBoth = 30;
        // When
        var small = plannedAgain(roomForBoth);
        // Then
        assertThat(small.move().to()).isEqualTo(XEN2);
    }

    @Test
    void whatHasNotComeOfItYetIsSpokenFor() {
        // Given
        long roomForOne = 27;
        // When
        var small = plannedAgain(roomForOne);
        // Then
        assertThat(small.phase()).isEqualTo(Phase.QUEUED);
        assertThat(small.move().to()).isEqualTo(XEN3);
    }
}
