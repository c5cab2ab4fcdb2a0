package io.drover.plan;

import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.MIB;
import static io.drover.model.Sample.fleet;
import static io.drover.model.Sample.guest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Bookings;
import io.drover.model.Explanation;
import io.drover.model.Explanation.Cause;
import io.drover.model.Explanation.Choice;
import io.drover.model.Explanation.Other;
import io.drover.model.Explanation.Standing;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Load;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Sample;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The plans are made by hand, so that each says exactly one thing. */
class ExplainerTest {
    private static final Policy WIDE = new Policy(new Policy.Limits(4, 1, 4), Policy.OnFailure.CONTINUE, Set.of());

    private final Guest one = quiet("one");
    private final Guest two = quiet("two");

    private static Guest quiet(String name) {
        return guest(name)
                .memory(GIB)
                .load(Observed.known(new Load(0, 0), "history"))
                .build();
    }

    private static HostSample host(String name, long mibPerSecond, Guest... known) {
        var host = Sample.host(name).link(Observed.known(mibPerSecond * MIB, "configuration"));
        for (var guest : known) {
            host.seesDisksOf(guest);
        }
        return host;
    }

    private Host source() {
        return Sample.host("xen1")
                .link(Observed.known(100 * MIB, "configuration"))
                .guest(one)
                .guest(two)
                .build();
    }

    private static PlannedMove move(Guest guest, String to, int start, long mibPerSecond) {
        var took = Duration.ofSeconds(GIB / (mibPerSecond * MIB));
        return new PlannedMove(
                new Move(guest.id(), guest.name(), new HostName("xen1"), new HostName(to), guest.memoryBytes()),
                Duration.ofSeconds(start),
                new PlannedMove.Cost(took, GIB, Duration.ofMillis(50)),
                took.multipliedBy(2),
                mibPerSecond * MIB);
    }

    private static Plan plan(PlannedMove... moves) {
        return new Plan(
                Plan.Purpose.drain(List.of(new HostName("xen1"))),
                Sample.NOW,
                List.of(moves),
                List.of(),
                new Plan.LowerBound(Duration.ZERO, "nothing"),
                Optional.empty());
    }

    private static Explainer.Terms terms(Policy policy) {
        return new Explainer.Terms(policy, Bookings.NONE, Lessons.NONE);
    }

    private static Explanation explain(Plan plan, Fleet fleet, Policy policy, Guest guest) {
        return new Explainer(plan, Set.of(), fleet, terms(policy)).of(guest.id());
    }

    private static Choice choice(Explanation explanation, String to) {
        return explanation.choices().stream()
                .filter(choice -> choice.to().value().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyOtherHostIsComparedWithTheOneThatWasChosen() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 100, one, two).build(),
                host("xen3", 100, one, two).build(),
                host("xen4", 10, one, two).build(),
                host("xen5", 100, two).build());
        var plan = plan(move(one, "xen2", 0, 100));
        // When
        var explanation = explain(plan, fleet, Policy.STANDARD, one);
        // Then
        assertThat(explanation.choices())
                .extracting(choice -> choice.to() + " " + choice.standing())
                .containsExactly("xen2 CHOSEN", "xen3 ALIKE", "xen4 SLOWER", "xen5 HELD");
        assertThat(choice(explanation, "xen4").alone().orElseThrow().bytesPerSecond())
                .isEqualTo(10 * MIB);
        assertThat(choice(explanation, "xen4").alone().orElseThrow().duration()).isGreaterThan(Duration.ofSeconds(102));
        assertThat(choice(explanation, "xen5").findings()).isNotEmpty().allMatch(finding -> finding.holds());
        assertThat(explanation.waits()).isEmpty();
    }

    @Test
    void aHostThatIsEmptiedTooIsNoChoiceAndOneToBeAvoidedIsSaidToBe() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 100, one, two).build(),
                host("xen3", 100, one, two).build(),
                host("xen4", 100, one, two).build());
        var alone = plan(move(one, "xen2", 0, 100));
        var both = new Plan(
                Plan.Purpose.drain(List.of(new HostName("xen1"), new HostName("xen4"))),
                alone.basedOn(),
                alone.moves(),
                List.of(),
                alone.bound(),
                Optional.empty());
        var explainer = new Explainer(both, Set.of(new HostName("xen3")), fleet, terms(Policy.STANDARD));
        // When
        var explanation = explainer.of(one.id());
        // Then
        assertThat(explanation.choices())
                .extracting(choice -> choice.to() + " " + choice.standing())
                .containsExactly("xen2 CHOSEN", "xen3 AVOIDED");
    }

    @Test
    void aHostWithoutRoomBesideThoseThatGoThereIsTakenByThem() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 100, one, two).build(),
                host("xen3", 100, one, two).free(GIB + GIB / 2).build());
        var plan = plan(move(two, "xen3", 0, 100), move(one, "xen2", 10, 100));
        // When
        var there = choice(explain(plan, fleet, Policy.STANDARD, one), "xen3");
        // Then
        assertThat(there.standing()).isEqualTo(Standing.TAKEN);
        assertThat(there.findings())
                .extracting(finding -> finding.check().value())
                .containsExactly("host.memory");
        assertThat(there.others()).containsExactly(new Other("two", Duration.ZERO, Duration.ofSeconds(10)));
    }

    @Test
    void aHostWhoseLinkTakesAnotherInMeanwhileIsBusy() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 50, one, two).build(),
                host("xen3", 50, one, two).build());
        var plan = plan(move(two, "xen3", 0, 50), move(one, "xen2", 0, 50));
        // When
        var there = choice(explain(plan, fleet, WIDE, one), "xen3");
        // Then
        assertThat(there.standing()).isEqualTo(Standing.BUSY);
        assertThat(there.others()).extracting(Other::name).containsExactly("two");
    }

    @Test
    void aFasterHostThatThePlanDidNotUseIsSaidToBeFaster() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 50, one, two).build(),
                host("xen3", 100, one, two).build());
        var plan = plan(move(one, "xen2", 0, 50), move(two, "xen3", 21, 100));
        // When
        var there = choice(explain(plan, fleet, WIDE, one), "xen3");
        // Then
        assertThat(there.standing()).isEqualTo(Standing.FASTER);
        assertThat(there.others()).extracting(Other::name).containsExactly("two");
    }

    @Test
    void aStartWaitsForTheMoveThatHasTheSourcesLinkUntilThen() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 100, one, two).build(),
                host("xen3", 100, one, two).build());
        var plan = plan(move(two, "xen3", 0, 100), move(one, "xen2", 10, 100));
        // When
        var waits = explain(plan, fleet, WIDE, one).waits();
        // Then
        assertThat(waits)
                .containsExactly(new Explanation.Wait(
                        Cause.SOURCE, List.of(new Other("two", Duration.ZERO, Duration.ofSeconds(10)))));
    }

    @Test
    void aStartWaitsForTheDestinationWhereOnlyThatIsFull() {
        // Given
        var fleet = fleet(source(), host("xen2", 50, one, two).build());
        var plan = plan(move(two, "xen2", 0, 50), move(one, "xen2", 20, 50));
        // When
        var waits = explain(plan, fleet, WIDE, one).waits();
        // Then
        assertThat(waits).extracting(Explanation.Wait::cause).containsExactly(Cause.DESTINATION);
    }

    @Test
    void aStartWaitsForTheRunsLimitWhereOnlyThatIsReached() {
        // Given
        var fleet = fleet(
                source(),
                host("xen2", 50, one, two).build(),
                host("xen3", 50, one, two).build());
        var plan = plan(move(two, "xen2", 0, 50), move(one, "xen3", 20, 50));
        var policy = new Policy(new Policy.Limits(4, 1, 1), Policy.OnFailure.CONTINUE, Set.of());
        // When
        var waits = explain(plan, fleet, policy, one).waits();
        // Then
        assertThat(waits).extracting(Explanation.Wait::cause).containsExactly(Cause.RUN);
    }

    @Test
    void aStartWaitsForTheMemoryThatAnotherMoveFrees() {
        // Given
        var three = quiet("three");
        var fleet = fleet(
                source(),
                host("xen2", 100, one).guest(three).free(GIB / 2).build(),
                host("xen3", 100, three).build());
        var away = new PlannedMove(
                new Move(three.id(), "three", new HostName("xen2"), new HostName("xen3"), GIB),
                Duration.ZERO,
                new PlannedMove.Cost(Duration.ofSeconds(10), GIB, Duration.ZERO),
                Duration.ofSeconds(20),
                100 * MIB);
        // When
        var waits = explain(plan(away, move(one, "xen2", 10, 100)), fleet, WIDE, one)
                .waits();
        // Then
        assertThat(waits)
                .containsExactly(new Explanation.Wait(
                        Cause.ROOM, List.of(new Other("three", Duration.ZERO, Duration.ofSeconds(10)))));
    }

    @Test
    void aStartThatNothingHoldsUpWaitsForNothing() {
        // Given
        var fleet = fleet(source(), host("xen2", 100, one, two).build());
        var plan = plan(move(one, "xen2", 7, 100));
        // When
        var waits = explain(plan, fleet, WIDE, one).waits();
        // Then
        assertThat(waits).isEmpty();
    }

    @Test
    void aGuestThatStaysIsHeldBackByWhatThePlanSays() {
        // Given
        var fleet = fleet(source(), host("xen2", 100, two).build());
        var planner = new Planner(Overheads.STANDARD);
        var plan = planner.plan(new Wish.Drain(new HostName("xen1")), fleet, Policy.STANDARD, Bookings.NONE);
        // When
        var explanation = explain(plan, fleet, Policy.STANDARD, one);
        // Then
        assertThat(explanation.planned()).isEmpty();
        assertThat(new TreeMap<>(plan.stranded().get(0).reasons()))
                .containsEntry(new HostName("xen2"), choice(explanation, "xen2").findings());
        assertThat(choice(explanation, "xen2").standing()).isEqualTo(Standing.HELD);
    }

    @Test
    void aGuestThatStaysSinceOthersTookTheRoomIsToldWhoDid() {
        // Given
        var fleet =
                fleet(source(), host("xen2", 100, one, two).free(GIB + GIB / 2).build());
        var planner = new Planner(Overheads.STANDARD);
        var plan = planner.plan(new Wish.Drain(new HostName("xen1")), fleet, Policy.STANDARD, Bookings.NONE);
        var goes = plan.moves().get(0).move();
        // When
        var there = choice(explain(plan, fleet, Policy.STANDARD, goes.name().equals("one") ? two : one), "xen2");
        // Then
        assertThat(plan.stranded()).hasSize(1);
        assertThat(there.standing()).isEqualTo(Standing.TAKEN);
        assertThat(there.others()).extracting(Other::name).containsExactly(goes.name());
    }

    @Test
    void aGuestOfWhichThePlanSaysNothingIsRefused() {
        // Given
        var explainer = new Explainer(plan(), Set.of(), fleet(source()), terms(Policy.STANDARD));
        var stranger = new GuestId(new UUID(7, 7));
        // Then
        assertThatThrownBy(() -> explainer.of(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not in the plan");
    }
}
