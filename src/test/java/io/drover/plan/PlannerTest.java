package io.drover.plan;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.fleet;
import static io.drover.model.Sample.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Load;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");

    /** The next waits even where the links would carry both. */
    private static final Policy ONE_AT_A_TIME =
            new Policy(new Policy.Limits(1, 1, 16), Policy.OnFailure.CONTINUE, Set.of());

    private final Planner planner = new Planner(Overheads.NONE);

    private static Host source(Guest... guests) {
        var host = Sample.host("xen1").link(Observed.known(100 * MIB, "configuration"));
        for (var guest : guests) {
            host.guest(guest);
        }
        return host.build();
    }

    private static HostSample receiver(String name, Guest... guests) {
        var host = Sample.host(name).link(Observed.known(100 * MIB, "configuration"));
        for (var guest : guests) {
            host.seesDisksOf(guest);
        }
        return host;
    }

    private static Guest quiet(String name, long memory) {
        return busy(name, memory, 0);
    }

    private static Guest busy(String name, long memory, long dirtyBytesPerSecond) {
        return guest(name)
                .memory(memory)
                .load(Observed.known(new Load(dirtyBytesPerSecond, dirtyBytesPerSecond == 0 ? 0 : memory), "history"))
                .build();
    }

    private Plan drain(Fleet fleet, Policy policy) {
        return planner.plan(new Wish.Drain(XEN1), fleet, policy, Bookings.NONE);
    }

    private static List<HostName> destinations(Plan plan) {
        return plan.moves().stream().map(move -> move.move().to()).toList();
    }

    @Test
    void guestsSpreadOverHostsAndGoOneAfterTheOtherLongestFirst() {
        // Given
        var small = quiet("small", GIB);
        var big = quiet("big", 2 * GIB);
        var fleet = fleet(
                source(small, big),
                receiver("xen2", small, big).build(),
                receiver("xen3", small, big).build());
        // When
        var plan = drain(fleet, ONE_AT_A_TIME);
        // Then
        assertThat(plan.moves()).extracting(move -> move.move().name()).containsExactly("big", "small");
        assertThat(plan.moves())
                .extracting(PlannedMove::start)
                .containsExactly(Duration.ZERO, Duration.ofMillis(20_480));
        assertThat(destinations(plan)).doesNotHaveDuplicates();
        assertThat(plan.makespan()).isEqualTo(Duration.ofMillis(30_720));
        assertThat(plan.bound().duration()).isEqualTo(plan.makespan());
        assertThat(plan.bound().binding()).isEqualTo("link of xen1, outgoing");
        assertThat(plan.stranded()).isEmpty();
    }

    @Test
    void guestsDoNotShareALinkWhereThatGainsNoTime() {
        // Given
        var one = quiet("one", GIB);
        var two = quiet("two", GIB);
        var fleet = fleet(
                source(one, two),
                receiver("xen2", one, two).build(),
                receiver("xen3", one, two).build());
        var policy = new Policy(new Policy.Limits(2, 1, 2), Policy.OnFailure.CONTINUE, Set.of());
        // When
        var plan = drain(fleet, policy);
        // Then
        assertThat(plan.moves())
                .extracting(PlannedMove::start)
                .containsExactly(Duration.ZERO, Duration.ofMillis(10_240));
        assertThat(plan.moves())
                .allSatisfy(move -> assertThat(move.bytesPerSecond()).isEqualTo(100 * MIB));
    }

    @Test
    void slowReceiversAreFilledSideBySideAsFarAsTheLimitsAllow() {
        // Given
        var one = quiet("one", GIB);
        var two = quiet("two", GIB);
        var fleet = fleet(
                source(one, two),
                receiver("xen2", one, two)
                        .link(Observed.known(50 * MIB, "configuration"))
                        .build(),
                receiver("xen3", one, two)
                        .link(Observed.known(50 * MIB, "configuration"))
                        .build());
        var policy = new Policy(new Policy.Limits(2, 1, 2), Policy.OnFailure.CONTINUE, Set.of());
        // When
        var sideBySide = drain(fleet, policy);
        var oneByOne = drain(fleet, ONE_AT_A_TIME);
        // Then
        assertThat(sideBySide.makespan()).isEqualTo(Duration.ofMillis(20_480));
        assertThat(oneByOne.makespan()).isEqualTo(Duration.ofMillis(40_960));
    }

    @Test
    void aFasterLinkIsPreferred() {
        // Given
        var one = quiet("one", GIB);
        var slow = receiver("xen2", one).link(Observed.known(10 * MIB, "configuration"));
        var fleet = fleet(source(one), slow.build(), receiver("xen3", one).build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(destinations(plan)).containsExactly(XEN3);
    }

    @Test
    void whoStandsStillForTooLongOnAnyLinkIsNamedAndWhoFindsNoRoomBehindAFastOneToo() {
        // Given
        var storming = busy("storming", 2 * GIB, 150 * MIB);
        var busy = busy("busy", GIB, 45 * MIB);
        var large = busy("large", 2 * GIB, 45 * MIB);
        var fast = receiver("xen2", storming, busy, large).free(9 * GIB / 4).build();
        var slow = receiver("xen3", storming, busy, large)
                .link(Observed.known(50 * MIB, "configuration"))
                .build();
        // When
        var plan = drain(fleet(source(storming, busy, large), fast, slow), Policy.STANDARD);
        // Then
        assertThat(plan.over())
                .hasSize(2)
                .allSatisfy(
                        over -> assertThat(over.alone()).isEqualTo(over.name().equals("storming")));
        assertThat(plan.over()).allSatisfy(over -> assertThat(over.downtime()).isGreaterThan(over.limit()));
    }

    @Test
    void anUnknownLinkIsTakenForAGigabitAndThePlanSaysSo() {
        // Given
        var one = quiet("one", GIB);
        var source =
                Sample.host("xen1").link(Observed.unknown("not configured")).guest(one);
        var fleet = fleet(
                source.build(),
                receiver("xen2", one)
                        .link(Observed.known(10 * GIB, "configuration"))
                        .build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(plan.moves().get(0).bytesPerSecond()).isEqualTo(116_508_444);
        assertThat(plan.bound().binding()).isEqualTo("link of xen1, outgoing (assumed 1 Gb/s: not configured)");
    }

    @Test
    void aGuestThatFitsNowhereIsStrandedWithTheFiguresOfEachHost() {
        // Given
        var one = quiet("one", 4 * GIB);
        var two = quiet("two", 4 * GIB);
        var fleet = fleet(
                source(one, two),
                receiver("xen2", one, two).free(6 * GIB).build(),
                receiver("xen3", one, two).free(GIB).build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(plan.moves()).hasSize(1);
        assertThat(plan.stranded()).singleElement().satisfies(stranded -> {
            assertThat(stranded.reasons()).containsOnlyKeys(XEN2, XEN3);
            assertThat(stranded.reasons().values())
                    .allSatisfy(findings -> assertThat(findings)
                            .singleElement()
                            .satisfies(finding ->
                                    assertThat(finding.check().value()).isEqualTo("host.memory")));
        });
    }

    @Test
    void aTightPackingIsFoundWhereSpreadingLeavesAGuestOver() {
        // Given
        var guests = new Guest[] {
            quiet("a", 3 * GIB - 40 * MIB), quiet("b", 3 * GIB - 40 * MIB), quiet("c", 6 * GIB - 60 * MIB)
        };
        var fleet = fleet(
                source(guests),
                receiver("xen2", guests).free(6 * GIB + 50 * MIB).build(),
                receiver("xen3", guests).free(6 * GIB + 50 * MIB).build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    @Test
    void reservationsAreNotPlannedAway() {
        // Given
        var one = quiet("one", GIB);
        var fleet = fleet(source(one), receiver("xen2", one).free(2 * GIB).build());
        // When
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.of(Map.of(XEN2, GIB)));
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.stranded()).hasSize(1);
        assertThat(plan.bound().binding()).isEqualTo("nothing moves");
    }

    @Test
    void aPausedGuestIsStrandedAndOneThatIsOffIsLeftAlone() {
        // Given
        var paused = guest("paused").state(GuestState.PAUSED).build();
        var off = guest("off").state(GuestState.SHUT_OFF).build();
        var fleet = fleet(source(paused, off), receiver("xen2", paused, off).build());
        // When
        var plan = drain(fleet, Policy.STANDARD);
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.stranded())
                .singleElement()
                .satisfies(stranded -> assertThat(stranded.name()).isEqualTo("paused"));
    }

    @Test
    void oneGuestGoesWhereItIsSent() {
        // Given
        var one = quiet("one", GIB);
        var two = quiet("two", GIB);
        var fleet = fleet(
                source(one, two),
                receiver("xen2", one, two).build(),
                receiver("xen3", one, two).build());
        // When
        var plan = planner.plan(new Wish.Migrate(one.id(), XEN3), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.moves()).singleElement().satisfies(move -> {
            assertThat(move.move().guest()).isEqualTo(one.id());
            assertThat(move.move().to()).isEqualTo(XEN3);
        });
        assertThat(plan.purpose())
                .isEqualTo(new Plan.Purpose(Plan.Purpose.Kind.MIGRATE, List.of(XEN1), List.of(one.id())));
    }

    @Test
    void hostsThatAreEmptiedTogetherTakeNothingFromEachOther() {
        // Given
        var one = quiet("one", GIB);
        var two = quiet("two", GIB);
        var fleet = fleet(
                source(one),
                receiver("xen2", one, two).guest(two).build(),
                receiver("xen3", one, two).build());
        // When
        var plan = planner.plan(new Wish.Drain(List.of(XEN1, XEN2), Set.of()), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(destinations(plan)).containsExactly(XEN3, XEN3);
        assertThat(plan.moves()).extracting(move -> move.move().from()).containsExactlyInAnyOrder(XEN1, XEN2);
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    @Test
    void aHostToBeAvoidedTakesGuestsOnlyWhereNoOtherHasRoom() {
        // Given
        var big = quiet("big", 4 * GIB);
        var small = quiet("small", GIB);
        var fleet = fleet(
                source(big, small),
                receiver("xen2", big, small).free(20 * GIB).build(),
                receiver("xen3", big, small).free(2 * GIB).build());
        // When
        var plan = planner.plan(new Wish.Drain(List.of(XEN1), Set.of(XEN2)), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.moves())
                .extracting(move -> move.move().name() + " to " + move.move().to())
                .containsExactlyInAnyOrder("big to xen2", "small to xen3");
    }

    @Test
    void guestsComeHomeFromWhereverEachIs() {
        // Given
        var one = quiet("one", GIB);
        var two = quiet("two", GIB);
        var fleet = fleet(
                receiver("xen1", one, two).build(),
                receiver("xen2", one, two).guest(one).build(),
                receiver("xen3", one, two).guest(two).build());
        // When
        var plan =
                planner.plan(new Wish.Home(XEN1, List.of(one.id(), two.id())), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(plan.moves())
                .extracting(move -> move.move().name() + " from " + move.move().from() + " to "
                        + move.move().to())
                .containsExactlyInAnyOrder("one from xen2 to xen1", "two from xen3 to xen1");
        assertThat(new PlanVerifier().objections(plan, fleet, Policy.STANDARD, Bookings.NONE))
                .isEmpty();
    }

    @Test
    void aGuestSentToWhereItIsOrToASilentHostIsStranded() {
        // Given
        var one = quiet("one", GIB);
        var fleet = Sample.withUnreachable(fleet(source(one)), "xen9", "no route");
        // When
        var here = planner.plan(new Wish.Migrate(one.id(), XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        var silent =
                planner.plan(new Wish.Migrate(one.id(), new HostName("xen9")), fleet, Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(blocks(here)).contains("pair.distinct");
        assertThat(blocks(silent)).containsExactly("host.reachable");
    }

    private static List<String> blocks(Plan plan) {
        return plan.stranded().get(0).reasons().values().stream()
                .flatMap(List::stream)
                .filter(finding -> finding.verdict() == Verdict.BLOCK)
                .map(finding -> finding.check().value())
                .toList();
    }

    @Test
    void wishesThatNameNothingAreRefusedInWords() {
        // Given
        var fleet = Sample.withUnreachable(fleet(source(), receiver("xen2").build()), "xen9", "no route");
        var nowhere = new HostName("xen7");
        // When / Then
        assertThatThrownBy(() -> planner.plan(new Wish.Drain(nowhere), fleet, Policy.STANDARD, Bookings.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("host xen7 is not in the configuration; it must be one of xen1, xen2, xen9");
        assertThatThrownBy(
                        () -> planner.plan(new Wish.Drain(new HostName("xen9")), fleet, Policy.STANDARD, Bookings.NONE))
                .hasMessage("host xen9 does not answer: no route");
        assertThatThrownBy(() ->
                        planner.plan(new Wish.Migrate(Sample.id("x"), XEN2), fleet, Policy.STANDARD, Bookings.NONE))
                .hasMessageContaining("is on no host that answers");
        assertThatThrownBy(() -> planner.plan(
                        new Wish.Drain(List.of(XEN1, XEN1), Set.of()), fleet, Policy.STANDARD, Bookings.NONE))
                .hasMessage("hosts is [xen1, xen1]; it must name at least one host, and each once");
        assertThatThrownBy(() -> planner.plan(
                        new Wish.Drain(List.of(XEN1), Set.of(nowhere)), fleet, Policy.STANDARD, Bookings.NONE))
                .hasMessageStartingWith("host xen7 is not in the configuration");
    }
}
