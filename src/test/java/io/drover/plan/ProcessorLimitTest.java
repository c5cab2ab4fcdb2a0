package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Explanation;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Move;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans where guests may have only so many virtual processors on a host: eight on each of these, which have four threads. */
class ProcessorLimitTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final CheckId VCPUS = new CheckId("host.vcpus");
    private static final Policy LIMITED = limited(2);
    private final Planner planner = new Planner(Overheads.STANDARD);

    private static Policy limited(double perThread) {
        return new Policy(new Policy.Limits(2, 2, 4, Optional.of(perThread)), Policy.OnFailure.CONTINUE, Set.of());
    }

    private static Guest guest(String name, int vcpus) {
        return Sample.guest(name).vcpus(vcpus).diskless().build();
    }

    private static HostSample host(String name, Guest... guests) {
        var host = Sample.host(name).threads(4);
        List.of(guests).forEach(host::guest);
        return host;
    }

    private Plan drain(Fleet fleet, Policy policy) {
        return planner.plan(new Wish.Drain(XEN1), fleet, policy, Bookings.NONE);
    }

    private static List<String> objections(Plan plan, Fleet fleet, Policy policy) {
        return new PlanVerifier().objections(plan, fleet, policy, Bookings.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void noHostHasMoreThanItMayAtAnyInstant(long seed) {
        // Given
        var random = new SplittableRandom(seed);
        int moves = 0;
        for (int round = 0; round < 40; round++) {
            var fleet = fleet(random);
            var wish = new Wish.Drain(List.of(XEN1), Set.of(), random.nextBoolean());
            // When
            var plan = planner.plan(wish, fleet, LIMITED, Bookings.NONE);
            // Then
            assertThat(objections(plan, fleet, LIMITED))
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
            for (var moment : plan.moves()) {
                for (var host : fleet.hosts().values()) {
                    boolean takes = plan.moves().stream()
                            .anyMatch(any -> any.move().to().equals(host.name()));
                    assertThat(!takes || vcpusAt(plan, fleet, host, moment) <= 8)
                            .as("seed %d, round %d, %s", seed, round, host.name())
                            .isTrue();
                }
            }
            moves += plan.moves().size();
        }
        assertThat(moves).isGreaterThan(40);
    }

    private static Fleet fleet(SplittableRandom random) {
        List<Host> hosts = new ArrayList<>();
        for (int host = 1; host <= 4; host++) {
            var sample = host("xen" + host);
            for (int each = random.nextInt(4); each >= 0; each--) {
                sample.guest(guest("g" + host + each, 1 + random.nextInt(3)));
            }
            hosts.add(sample.build());
        }
        return Sample.fleet(hosts.toArray(Host[]::new));
    }

    /** What guests have on a host as a move starts: those that are there and have not left, and those that come. */
    private static int vcpusAt(Plan plan, Fleet fleet, Host host, io.drover.model.PlannedMove moment) {
        int vcpus = host.guests().stream().mapToInt(Guest::vcpus).sum();
        for (var planned : plan.moves()) {
            int own = fleet.host(planned.move().from())
                    .flatMap(from -> from.guest(planned.move().guest()))
                    .orElseThrow()
                    .vcpus();
            boolean comes =
                    planned.move().to().equals(host.name()) && planned.start().compareTo(moment.start()) <= 0;
            boolean hasLeft =
                    planned.move().from().equals(host.name()) && planned.end().compareTo(moment.start()) <= 0;
            vcpus += (comes ? own : 0) - (hasLeft ? own : 0);
        }
        return vcpus;
    }

    @Test
    void withoutALimitGuestsHaveAsManyAsTheyLike() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("a", 4)).build(),
                host("xen2", guest("b", 40)).build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(plan.moves()).hasSize(1);
        assertThat(objections(plan, fleet, LIMITED))
                .anyMatch(objection -> objection.contains("a may not go to xen2: host.vcpus: "));
    }

    @Test
    void whoFindsNoProcessorsStaysAndTheReasonAndTheRemedySaySo() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("a", 4), guest("b", 3)).build(),
                host("xen2", guest("c", 4)).build());
        // When
        var plan = drain(fleet, LIMITED);
        // Then
        assertThat(plan.moves()).extracting(planned -> planned.move().name()).containsExactly("a");
        var reason = plan.stranded().get(0).reasons().getOrDefault(XEN2, List.of());
        assertThat(reason).extracting(finding -> finding.check()).containsExactly(VCPUS);
        assertThat(reason.get(0).evidence())
                .isEqualTo(
                        "it has 3 vCPUs, and the guests of xen2 have 8; 4 threads allow for 8 (limits.vcpus-per-thread"
                                + " is 2.0)");
        var step = plan.unblock().orElseThrow().steps().get(0);
        assertThat(step.check()).isEqualTo(VCPUS);
        assertThat(step.remedy().advice()).startsWith("Free 3 vCPUs on xen2: move guests away from it");
    }

    @Test
    void aGuestThatHasMoreThanAnyHostMayMovesOnceTheLimitIsRaised() {
        // Given
        var fleet =
                Sample.fleet(host("xen1", guest("a", 9)).build(), host("xen2").build());
        // When
        var unblocking = drain(fleet, LIMITED).unblock().orElseThrow();
        // Then
        assertThat(unblocking.beyond()).isEmpty();
        assertThat(unblocking.steps().get(0).remedy().advice())
                .contains("or raise limits.vcpus-per-thread (--vcpus-per-thread)");
    }

    @Test
    void aHostThatHasTooManyAlreadyTakesNobodyAndIsNotObjectedTo() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("a", 1)).build(),
                host("xen2", guest("b", 9)).build(),
                host("xen3", guest("c", 7)).build());
        // When
        var plan = drain(fleet, LIMITED);
        // Then
        assertThat(plan.moves()).extracting(planned -> planned.move().to()).containsExactly(XEN3);
        assertThat(objections(plan, fleet, LIMITED)).isEmpty();
    }

    @Test
    void processorsThatOthersAreOnTheirWayToTakeAreNotFree() {
        // Given
        var going = guest("going", 5);
        var fleet = Sample.fleet(
                host("xen1", guest("a", 4)).build(),
                host("xen2").build(),
                host("xen3", going).build());
        var move = new Move(going.id(), "going", XEN3, XEN2, going.memoryBytes());
        var bookings = new Bookings(Map.of(XEN2, Footprint.bytes(going)), List.of(move), Set.of(), Set.of(going.id()));
        // When
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, LIMITED, bookings);
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.stranded()).hasSize(1);
    }

    @Test
    void othersMakeRoomWhereProcessorsAreLacking() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("wide", 6)).build(),
                host("xen2", guest("b", 2), guest("c", 3)).build(),
                host("xen3", guest("d", 4)).build());
        // When
        var plan = planner.plan(new Wish.Drain(List.of(XEN1), Set.of(), true), fleet, LIMITED, Bookings.NONE);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(plan.makingRoom()).extracting(Move::name).containsExactly("c");
        assertThat(objections(plan, fleet, LIMITED)).isEmpty();
        assertThat(explained(plan, fleet, "wide").waits())
                .extracting(Explanation.Wait::cause)
                .contains(Explanation.Cause.ROOM);
    }

    @Test
    void aPlanThatLetsArrivalsHaveMoreTogetherIsRejected() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("a", 3), guest("b", 3)).build(),
                host("xen2", guest("c", 4)).build());
        var plan = drain(fleet, limited(4));
        // When
        var objections = objections(plan, fleet, LIMITED);
        // Then
        assertThat(objections)
                .isNotEmpty()
                .allMatch(objection -> objection.endsWith("guests have 10 vCPUs on xen2, which may have 8"));
    }

    @Test
    void aHostWithoutProcessorsBesideTheOthersIsExplainedAsTaken() {
        // Given
        var fleet = Sample.fleet(
                host("xen1", guest("a", 5), guest("b", 4)).build(),
                host("xen2").build(),
                host("xen3").build());
        var plan = drain(fleet, LIMITED);
        // When
        var explanation = explained(plan, fleet, "b");
        // Then
        assertThat(explanation.choices())
                .filteredOn(choice -> choice.standing() == Explanation.Standing.TAKEN)
                .singleElement()
                .satisfies(choice -> assertThat(choice.findings())
                        .extracting(finding -> finding.check())
                        .containsExactly(VCPUS));
    }

    private static Explanation explained(Plan plan, Fleet fleet, String guest) {
        return new Explainer(
                        plan,
                        Set.of(),
                        fleet,
                        new Explainer.Terms(LIMITED, Bookings.NONE, Lessons.assuming(Overheads.STANDARD)))
                .of(Sample.id(guest));
    }
}
