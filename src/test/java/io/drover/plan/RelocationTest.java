package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Certain guests that are to leave their hosts, each for hosts of its own. */
class RelocationTest {
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final List<Guest> GUESTS = IntStream.rangeClosed(1, 4)
            .mapToObj(number -> Sample.guest("web" + number).build())
            .toList();

    private static Host host(String name, List<Guest> guests) {
        var host = Sample.host(name).free(8 * Sample.GIB);
        guests.forEach(host::guest);
        GUESTS.forEach(host::seesDisksOf);
        return host.build();
    }

    private static GuestId id(int number) {
        return GUESTS.get(number - 1).id();
    }

    private static Plan plan(Map<GuestId, Set<HostName>> destinations) {
        var fleet = Sample.fleet(
                host("xen1", GUESTS.subList(0, 2)),
                host("xen4", GUESTS.subList(2, 4)),
                host("xen2", List.of()),
                host("xen3", List.of()));
        return new Planner(Lessons.NONE)
                .plan(new Wish.Relocate(destinations, List.of()), fleet, Policy.STANDARD, Bookings.NONE);
    }

    private static Map<GuestId, HostName> destinations(Plan plan) {
        return plan.moves().stream()
                .map(planned -> planned.move())
                .collect(Collectors.toMap(move -> move.guest(), move -> move.to()));
    }

    @Test
    void guestsOfSeveralHostsArePlannedTogetherAndNobodyElseMoves() {
        // Given
        var both = Set.of(XEN2, XEN3);
        // When
        var plan = plan(Map.of(id(1), both, id(3), both));
        // Then
        assertThat(destinations(plan)).containsOnlyKeys(id(1), id(3));
        assertThat(destinations(plan).values()).containsExactlyInAnyOrder(XEN2, XEN3);
    }

    @Test
    void eachGoesToOneOfItsOwnHosts() {
        // When
        var plan = plan(Map.of(id(1), Set.of(XEN3), id(2), Set.of(XEN3), id(3), Set.of(XEN2, XEN3)));
        // Then
        assertThat(destinations(plan)).containsEntry(id(1), XEN3).containsEntry(id(2), XEN3);
        assertThat(destinations(plan).get(id(3))).isEqualTo(XEN2);
    }

    @Test
    void whoMayGoNowhereStays() {
        // When
        var plan = plan(Map.of(id(1), Set.of(), id(2), Set.of(XEN2)));
        // Then
        assertThat(destinations(plan)).containsOnlyKeys(id(2));
        assertThat(plan.stranded()).extracting(Plan.Stranded::guest).containsExactly(id(1));
    }
}
