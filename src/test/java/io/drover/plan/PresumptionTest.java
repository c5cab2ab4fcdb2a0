package io.drover.plan;

import static io.drover.model.Sample.GIB;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Foresight;
import io.drover.check.Inspection;
import io.drover.check.Processors;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresumptionTest {
    private static final HostName XEN0 = new HostName("xen0");
    private static final Observed<Set<String>> NO_BRIDGE = Observed.known(Set.of("br7"), "iface-list");

    /** Each move that is asked about asks once what downtime is foreseen. */
    private final List<String> asked = new ArrayList<>();

    private int plans;

    private final Foresight noting = (guest, from, to) -> {
        asked.add(guest.name() + " to " + to.name());
        return Foresight.NONE.downtime(guest, from, to);
    };

    private static HostSample host(int number, long freeGib) {
        return Sample.host("xen" + number)
                .free(freeGib * GIB + GIB / 2)
                .link(Observed.known(1_000 * Sample.MIB, "configuration"));
    }

    private static Guest guest(String name, long gib) {
        return Sample.guest(name).memory(gib * GIB).diskless().build();
    }

    /** Two guests, and three hosts that have room for one each. */
    private static Fleet threeRooms(Observed<Set<String>> bridgesOfSecond) {
        return Sample.fleet(
                host(0, 0).guest(guest("one", 4)).guest(guest("other", 4)).build(),
                host(1, 4).build(),
                host(2, 4).bridges(bridgesOfSecond).build(),
                host(3, 4).build());
    }

    private Optional<Placement> placement(Fleet fleet) {
        var task = Task.of(new Wish.Drain(XEN0), fleet);
        var candidates = new Candidates(task, new Inspection(fleet, Policy.STANDARD, noting));
        return new Presumption(candidates, Bookings.NONE).placement(all -> {
            plans++;
            return planned(all, task, fleet);
        });
    }

    private static Placement planned(List<Candidate> all, Task task, Fleet fleet) {
        var limits = Policy.STANDARD.limits();
        var expectation =
                Lessons.assuming(Overheads.STANDARD).on(Links.between(task.sources(), task.destinations(), fleet));
        var terms = new Departure.Terms(
                limits,
                fleet.rules().downtime(),
                new Paths(fleet, expectation),
                new Processors(fleet, limits, Bookings.NONE),
                List.of());
        var party =
                new Party(Convoy.of(all, fleet, Bookings.NONE), Separation.of(fleet.rules(), task.guests()), Map.of());
        return Departure.plan(party, terms);
    }

    private static Set<String> destinations(Placement placement) {
        Set<String> destinations = new HashSet<>();
        placement.placed().forEach(placed -> destinations.add(placed.to().name().value()));
        return destinations;
    }

    @Test
    void fiveAreAskedAboutEverywhereAndOfTheOthersWhatIsPlanned() {
        // Given
        List<Host> hosts = new ArrayList<>(List.of(sourceOf(20)));
        for (int number = 1; number <= 12; number++) {
            hosts.add(host(number, 4).build());
        }
        // When
        var placement = placement(Sample.fleet(hosts.toArray(Host[]::new))).orElseThrow();
        // Then
        assertThat(placement.placed()).hasSize(20);
        assertThat(asked).hasSize(5 * 12 + 20);
    }

    @Test
    void whatManyHostsLackForEverybodyIsKnownBeforeTheFirstPlan() {
        // Given
        List<Host> hosts = new ArrayList<>(List.of(sourceOf(20)));
        for (int number = 1; number <= 20; number++) {
            var host = host(number, 4);
            hosts.add((number % 2 == 0 ? host.bridges(NO_BRIDGE) : host).build());
        }
        // When
        var placement = placement(Sample.fleet(hosts.toArray(Host[]::new))).orElseThrow();
        // Then
        assertThat(placement.placed()).hasSize(20);
        assertThat(plans).isEqualTo(1);
    }

    private static Host sourceOf(int guests) {
        var source = host(0, 0);
        for (int number = 0; number < guests; number++) {
            source.guest(guest("guest" + number, 1));
        }
        return source.build();
    }

    @Test
    void whoIsHeldBackFromWhereItWasSentGoesElsewhere() {
        // Given
        var fleet = threeRooms(NO_BRIDGE);
        // When
        var placement = placement(fleet).orElseThrow();
        // Then
        assertThat(destinations(placement)).containsExactlyInAnyOrder("xen1", "xen3");
        assertThat(asked).anyMatch(question -> question.endsWith("to xen2"));
    }

    @Test
    void nothingIsPresumedOfAGuestThatMayGoNowhere() {
        // Given
        var fleet = Sample.fleet(
                host(0, 0)
                        .guest(Sample.guest("paused")
                                .state(GuestState.PAUSED)
                                .diskless()
                                .build())
                        .build(),
                host(1, 4).build());
        // When
        var placement = placement(fleet);
        // Then
        assertThat(placement).isEmpty();
    }

    @Test
    void whereMostIsForbiddenEverythingIsToBeAsked() {
        // Given
        List<Host> hosts = new ArrayList<>();
        hosts.add(host(0, 0).guest(guest("one", 4)).build());
        for (int number = 1; number < 20; number++) {
            hosts.add(host(number, 4).bridges(NO_BRIDGE).build());
        }
        // When
        var placement = placement(Sample.fleet(hosts.toArray(Host[]::new)));
        // Then
        assertThat(placement).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void everyMoveOfSuchAPlacementIsOneThatTheChecksAllow(long seed) {
        // Given
        var fleet = patchy(new SplittableRandom(seed));
        var inspection = new Inspection(fleet, Policy.STANDARD, Foresight.NONE);
        var leaving = Bookings.NONE.leaving(fleet.host(XEN0).orElseThrow().guests());
        // When
        var placement = placement(fleet);
        // Then
        var informed = everythingAsked(fleet);
        assertThat(placement.isPresent()).isEqualTo(informed.left().isEmpty());
        placement.ifPresent(found -> {
            assertThat(found.placed()).hasSize(8);
            assertThat(found.placed())
                    .allSatisfy(placed -> assertThat(inspection.held(
                                    placed.from(), placed.guest(), placed.to().name(), leaving))
                            .isEmpty());
            assertThat(found.bound().duration())
                    .isLessThanOrEqualTo(informed.bound().duration());
        });
    }

    @Test
    void aDrainToAThousandHostsKeepsClearOfTheFewThatLackSomething() {
        // Given
        List<Host> hosts = new ArrayList<>();
        hosts.add(sourceOf(120));
        for (int number = 1; number <= 1_000; number++) {
            var host = host(number, 4);
            hosts.add((number <= 60 ? host.bridges(NO_BRIDGE) : host).build());
        }
        var fleet = Sample.fleet(hosts.toArray(Host[]::new));
        // When
        var plan = new Planner(Overheads.STANDARD).plan(new Wish.Drain(XEN0), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    private Placement everythingAsked(Fleet fleet) {
        var task = Task.of(new Wish.Drain(XEN0), fleet);
        var candidates = new Candidates(task, new Inspection(fleet, Policy.STANDARD, Foresight.NONE));
        return planned(candidates.all(Bookings.NONE), task, fleet);
    }

    /** Eight guests, and ten hosts of which some lack a bridge and some have little room. */
    private static Fleet patchy(SplittableRandom random) {
        List<Host> hosts = new ArrayList<>();
        var source = host(0, 0);
        for (int number = 0; number < 8; number++) {
            source.guest(guest("guest" + number, 1 + random.nextLong(4)));
        }
        hosts.add(source.build());
        for (int number = 1; number <= 10; number++) {
            var host = host(number, 1 + random.nextLong(8));
            hosts.add((random.nextInt(4) == 0 ? host.bridges(NO_BRIDGE) : host).build());
        }
        return Sample.fleet(hosts.toArray(Host[]::new));
    }
}
