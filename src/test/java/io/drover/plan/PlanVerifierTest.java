package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Load;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.PlanSample;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RandomFleets;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanVerifierTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    /** The next waits even where the links would carry both. */
    private static final Policy ONE_AT_A_TIME =
            new Policy(new Policy.Limits(1, 1, 16), Policy.OnFailure.CONTINUE, Set.of());

    private final PlanVerifier verifier = new PlanVerifier();
    private final Planner planner = new Planner(Overheads.STANDARD);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyPlanOfAnyFleetIsAccepted(long seed) {
        // Given
        var fleets = new RandomFleets(seed);
        var random = new SplittableRandom(seed);
        int moves = 0;
        for (int round = 0; round < 40; round++) {
            var fleet = fleets.plausible();
            var limits = new Policy.Limits(
                    1 + random.nextInt(3),
                    1 + random.nextInt(3),
                    1 + random.nextInt(4),
                    Optional.of(0.1 + random.nextDouble()).filter(limit -> limit < 0.8));
            var policy = new Policy(limits, Policy.OnFailure.CONTINUE, Set.of());
            var reserved = Map.of(XEN2, random.nextLong(4) * Sample.GIB);
            // When
            var plan = planner.plan(new Wish.Drain(XEN1), fleet, policy, Bookings.of(reserved));
            // Then
            assertThat(verifier.objections(plan, fleet, policy, Bookings.of(reserved)))
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
            assertThat(plan.makespan()).isGreaterThanOrEqualTo(plan.bound().duration());
            assertThat(planner.plan(new Wish.Drain(XEN1), fleet, policy, Bookings.of(reserved)))
                    .isEqualTo(plan);
            moves += plan.moves().size();
        }
        assertThat(moves).as("moves in all plans").isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void noWildFleetMakesThePlannerThrowOrLoseAGuest(long seed) {
        // Given
        var fleets = new RandomFleets(seed);
        for (int round = 0; round < 60; round++) {
            var fleet = fleets.wild();
            // When
            var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
            // Then
            assertThat(plan.moves().size() + plan.stranded().size())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo((int) fleet.host(XEN1).orElseThrow().guests().stream()
                            .filter(guest -> guest.isActive())
                            .count());
        }
    }

    private static Fleet twoGuestsThreeHosts() {
        var one = Sample.guest("one").memory(2 * Sample.GIB).build();
        var two = Sample.guest("two").build();
        return Sample.fleet(
                Sample.host("xen1").guest(one).guest(two).build(),
                Sample.host("xen2").seesDisksOf(one).seesDisksOf(two).build(),
                Sample.host("xen3")
                        .seesDisksOf(one)
                        .seesDisksOf(two)
                        .free(Sample.GIB)
                        .build());
    }

    private List<String> objectionsAfter(UnaryOperator<Plan> change) {
        var fleet = twoGuestsThreeHosts();
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, ONE_AT_A_TIME, Bookings.NONE);
        return verifier.objections(change.apply(plan), fleet, ONE_AT_A_TIME, Bookings.NONE);
    }

    private static Plan with(Plan plan, List<PlannedMove> moves) {
        return PlanSample.like(plan).moves(moves).build();
    }

    private static Plan withLast(Plan plan, UnaryOperator<PlannedMove> change) {
        var moves = new ArrayList<>(plan.moves());
        moves.set(moves.size() - 1, change.apply(moves.get(moves.size() - 1)));
        return with(plan, moves);
    }

    private static PlannedMove startingAt(PlannedMove move, Duration start) {
        return new PlannedMove(move.move(), start, move.expected(), move.longest(), move.bytesPerSecond());
    }

    private static PlannedMove going(PlannedMove planned, HostName from, HostName to) {
        var move = planned.move();
        var other = new Move(move.guest(), move.name(), from, to, move.memoryBytes());
        return new PlannedMove(other, planned.start(), planned.expected(), planned.longest(), planned.bytesPerSecond());
    }

    private static PlannedMove taking(PlannedMove move, PlannedMove.Cost cost, long rate) {
        return new PlannedMove(move.move(), move.start(), cost, move.longest(), rate);
    }

    @Test
    void theUnchangedPlanIsAccepted() {
        assertThat(objectionsAfter(UnaryOperator.identity())).isEmpty();
    }

    @Test
    void aMoveToAFullHostIsRejected() {
        assertThat(objectionsAfter(plan -> withLast(plan, move -> going(move, XEN1, new HostName("xen3")))))
                .anyMatch(objection -> objection.contains("host.memory"));
    }

    @Test
    void arrivalsThatFitOneByOneButNotTogetherAreRejected() {
        // Given
        var fleet = twoGuestsThreeHosts();
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        long left = 32 * Sample.GIB - 5 * Sample.GIB / 2;
        // When
        var objections = verifier.objections(plan, fleet, Policy.STANDARD, Bookings.of(Map.of(XEN2, left)));
        // Then
        assertThat(objections).isNotEmpty().allMatch(objection -> objection.contains("arrivals take"));
    }

    @Test
    void overlappingMovesAreRejected() {
        assertThat(objectionsAfter(plan -> withLast(plan, move -> startingAt(move, Duration.ofSeconds(1)))))
                .anyMatch(objection -> objection.contains("2 guests leave xen1; the limit is 1"))
                .anyMatch(objection -> objection.contains("2 guests arrive at xen2; the limit is 1"))
                .anyMatch(objection -> objection.contains("the link of xen1 carries more than it can"));
    }

    @Test
    void aForgottenGuestIsRejected() {
        assertThat(objectionsAfter(plan -> with(plan, plan.moves().subList(0, 1))))
                .anyMatch(objection -> objection.endsWith("is forgotten"));
    }

    @Test
    void aGuestThatMovesTwiceIsRejected() {
        assertThat(objectionsAfter(plan -> with(
                        plan,
                        List.of(
                                plan.moves().get(0),
                                plan.moves().get(1),
                                plan.moves().get(1)))))
                .contains("two is moved twice");
    }

    @Test
    void aGuestThatIsNotThereIsRejected() {
        assertThat(objectionsAfter(plan -> withLast(plan, move -> going(move, XEN2, XEN1))))
                .contains("two is not active on xen2");
    }

    @Test
    void aMoveToItsOwnHostIsRejected() {
        assertThat(objectionsAfter(plan -> withLast(plan, move -> going(move, XEN1, XEN1))))
                .anyMatch(objection -> objection.contains("pair.distinct"));
    }

    @Test
    void movesOutOfOrderAreRejected() {
        assertThat(objectionsAfter(plan ->
                        with(plan, List.of(plan.moves().get(1), plan.moves().get(0)))))
                .contains("one is listed after a move that starts later");
    }

    @Test
    void aGuestThatWouldArriveBeforeItIsSentIsRejected() {
        assertThat(objectionsAfter(plan -> withLast(
                        plan, move -> lettingGo(move, move.expected().duration().minusMillis(10)))))
                .contains("two cannot be sent in PT0.01S");
        assertThat(objectionsAfter(plan -> withLast(plan, move -> lettingGo(move, Duration.ofMillis(-10)))))
                .contains("two is let go of before it has arrived");
    }

    private static PlannedMove lettingGo(PlannedMove move, Duration release) {
        var expected = move.expected();
        var cost =
                new PlannedMove.Cost(expected.duration(), expected.bytes(), expected.downtime(), Optional.of(release));
        return taking(move, cost, move.bytesPerSecond());
    }

    @Test
    void costsThatCannotBeAreRejected() {
        assertThat(objectionsAfter(plan -> withLast(plan, move -> taking(move, move.expected(), 2 * LinkRate.ASSUMED))))
                .anyMatch(objection -> objection.startsWith("two cannot go at"));
        assertThat(objectionsAfter(plan -> withLast(plan, move -> {
                    var hasty = new PlannedMove.Cost(
                            Duration.ofSeconds(1), move.expected().bytes(), Duration.ZERO);
                    return taking(move, hasty, move.bytesPerSecond());
                })))
                .contains("two cannot be sent in PT1S")
                .anyMatch(objection -> objection.contains("before its own lower bound"));
        assertThat(objectionsAfter(plan -> withLast(plan, move -> {
                    var few = new PlannedMove.Cost(move.expected().duration(), 1, Duration.ZERO);
                    return taking(move, few, move.bytesPerSecond());
                })))
                .contains("two sends fewer bytes than it has memory");
    }

    /** A plan for a guest that writes faster than any link carries, which is named. */
    private List<String> objectionsToABusyGuest(UnaryOperator<Plan> change) {
        var busy = Sample.guest("busy")
                .load(Observed.known(new Load(LinkRate.ASSUMED * 2, Sample.GIB), "history"))
                .build();
        var fleet = Sample.fleet(
                Sample.host("xen1").guest(busy).build(),
                Sample.host("xen2").seesDisksOf(busy).build());
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        return verifier.objections(change.apply(plan), fleet, Policy.STANDARD, Bookings.NONE);
    }

    @Test
    void whoStandsStillForTooLongIsNamed() {
        assertThat(objectionsToABusyGuest(UnaryOperator.identity())).isEmpty();
        assertThat(objectionsToABusyGuest(plan -> PlanSample.like(plan).over().build()))
                .singleElement(STRING)
                .startsWith("busy stands still for ")
                .endsWith("and is not named");
    }

    @Test
    void whoKeepsToItsLimitIsNotAccused() {
        assertThat(objectionsAfter(plan -> {
                    var one = plan.moves().get(0);
                    return accusing(plan, one.move(), one.expected().downtime(), Duration.ofSeconds(1));
                }))
                .singleElement(STRING)
                .startsWith("one is said to stand still");
        assertThat(objectionsAfter(plan -> {
                    var stranger = new Move(new GuestId(new UUID(9, 9)), "nobody", XEN1, XEN2, 1);
                    return accusing(plan, stranger, Duration.ofSeconds(9), Duration.ofSeconds(1));
                }))
                .containsExactly("nobody is said to stand still for too long, and does not move");
    }

    private static Plan accusing(Plan plan, Move move, Duration downtime, Duration limit) {
        var over = new Plan.OverLimit(move.guest(), move.name(), downtime, limit, true);
        return PlanSample.like(plan).over(over).build();
    }

    @Test
    void nothingIsPredictedBetterThanXensRuleAllows() {
        assertThat(objectionsToABusyGuest(plan -> PlanSample.like(withLast(plan, move -> {
                            var cost = new PlannedMove.Cost(
                                    move.expected().duration(), move.expected().bytes(), Duration.ofMillis(300));
                            return taking(move, cost, move.bytesPerSecond());
                        }))
                        .over()
                        .build()))
                .singleElement(STRING)
                .startsWith("busy is expected to cost ")
                .contains("by Xen's rule it costs");
    }

    @Test
    void aPlanMadeBeforeACordonIsRejected() {
        // Given
        var fleet = twoGuestsThreeHosts();
        var plan = planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
        // When
        var objections = verifier.objections(plan, fleet.withCordons(Set.of(XEN2)), Policy.STANDARD, Bookings.NONE);
        // Then
        assertThat(objections).hasSize(2).allMatch(objection -> objection.contains("host.cordoned"));
    }

    @Test
    void strandingWithoutAReasonIsRejected() {
        assertThat(objectionsAfter(plan -> {
                    var gone = plan.moves().get(1).move();
                    var stranded = new Plan.Stranded(gone.guest(), gone.name(), new TreeMap<>());
                    return new Plan(
                            plan.purpose(),
                            plan.basedOn(),
                            plan.moves().subList(0, 1),
                            List.of(stranded),
                            new Plan.LowerBound(Duration.ZERO, "none"),
                            Optional.empty());
                }))
                .containsExactly("two is stranded without a reason");
    }
}
