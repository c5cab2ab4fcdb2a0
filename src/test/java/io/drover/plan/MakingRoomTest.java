package io.drover.plan;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.fleet;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.PlanSample;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Sample;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MakingRoomTest {
    private static final HostName XEN1 = new HostName("xen1");

    private final Planner planner = new Planner(Overheads.NONE);

    private static HostSample host(String name, Guest... known) {
        var host = Sample.host(name).link(Observed.known(100 * MIB, "configuration"));
        for (var guest : known) {
            host.seesDisksOf(guest);
        }
        return host;
    }

    private static Guest quiet(String name, long memory) {
        return Sample.guest(name)
                .memory(memory)
                .load(Observed.known(new Load(0, 0), "history"))
                .build();
    }

    /** The big guest fits nowhere; once the small one has left xen2 for xen3, it does. */
    private static Fleet full(Guest big, Guest small) {
        return fleet(
                host("xen1", small).guest(big).build(),
                host("xen2", big, small).guest(small).free(3 * GIB).build(),
                host("xen3", big, small).free(2 * GIB).build());
    }

    @Test
    void othersMoveToMakeRoomWhereThatIsAskedFor() {
        // Given
        var big = quiet("big", 4 * GIB);
        var small = quiet("small", GIB + 512 * MIB);
        var fleet = full(big, small);
        // When
        var plan = planner.plan(new Wish.Drain(List.of(XEN1), Set.of(), true), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(plan.moves())
                .extracting(move -> move.move().name() + " to " + move.move().to())
                .containsExactly("small to xen3", "big to xen2");
        assertThat(plan.moves().get(1).start())
                .isGreaterThanOrEqualTo(plan.moves().get(0).end());
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    @Test
    void othersStayWhereNobodyAskedForThatAndWhatWouldHelpIsSaid() {
        // Given
        var fleet = full(quiet("big", 4 * GIB), quiet("small", GIB + 512 * MIB));
        // When
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.stranded())
                .singleElement()
                .satisfies(stranded -> assertThat(stranded.name()).isEqualTo("big"));
        assertThat(plan.unblock()).isPresent();
    }

    @Test
    void aMoveOfSomebodyWhoMakesNoRoomIsObjectedTo() {
        // Given
        var big = quiet("big", 4 * GIB);
        var small = quiet("small", GIB + 512 * MIB);
        var fleet = full(big, small);
        var good = planner.plan(new Wish.Drain(List.of(XEN1), Set.of(), true), fleet, Policy.STANDARD, Bookings.NONE);
        var late = new PlannedMove(
                good.moves().get(0).move(),
                good.moves().get(1).end(),
                good.moves().get(0).expected(),
                good.moves().get(0).longest(),
                good.moves().get(0).bytesPerSecond());
        var spoilt =
                PlanSample.like(good).moves(List.of(good.moves().get(1), late)).build();
        // When
        var objections = new PlanVerifier().objections(spoilt, fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(objections)
                .anyMatch(objection -> objection.startsWith("small goes from xen2 to xen3"))
                .anyMatch(objection -> objection.startsWith("big may not go to xen2: host.memory"));
    }
}
