package io.drover.plan;

import static io.drover.model.RuleSample.apart;
import static io.drover.model.RuleSample.onlyOn;
import static io.drover.model.RuleSample.rules;
import static io.drover.model.RuleSample.together;
import static io.drover.model.Sample.GIB;
import static io.drover.model.Sample.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Overheads;
import io.drover.model.PlacementRule;
import io.drover.model.Plan;
import io.drover.model.Plan.Stranded;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RandomFleets;
import io.drover.model.Rules;
import io.drover.model.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans under rules of placement, and whether the verifier sees when one is broken. */
class PlacementRulesTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final int ROUNDS = 40;
    private final Planner planner = new Planner(Overheads.STANDARD);
    private final PlanVerifier verifier = new PlanVerifier();

    private Plan drain(Fleet fleet) {
        return planner.plan(new Wish.Drain(XEN1), fleet, Policy.STANDARD, Bookings.NONE);
    }

    private List<String> objections(Plan plan, Fleet fleet) {
        return verifier.objections(plan, fleet, Policy.STANDARD, Bookings.NONE);
    }

    private static Fleet fleet(long free, int destinations, Guest... guests) {
        List<Host> hosts = new ArrayList<>();
        for (int number = 1; number <= destinations + 1; number++) {
            var host = Sample.host("xen" + number).free(free);
            for (var each : guests) {
                host.seesDisksOf(each);
                if (number == 1) {
                    host.guest(each);
                }
            }
            hosts.add(host.build());
        }
        return Sample.fleet(hosts.toArray(Host[]::new));
    }

    private static Map<String, String> destinations(Plan plan) {
        Map<String, String> destinations = new HashMap<>();
        plan.moves()
                .forEach(planned -> destinations.put(
                        planned.move().name(), planned.move().to().value()));
        return destinations;
    }

    private static Guest sized(String name, int gib) {
        return guest(name).memory(gib * GIB).build();
    }

    @Test
    void guestsThatMustBeApartGoToDifferentHosts() {
        // Given
        var fleet = fleet(32 * GIB, 3, sized("db1", 1), sized("db2", 1), sized("db3", 1))
                .withRules(rules(apart("db*")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(destinations(plan).values()).hasSize(3).doesNotHaveDuplicates();
        assertThat(objections(plan, fleet)).isEmpty();
    }

    @Test
    void oneTooManyOfThoseThatMustBeApartStaysAndTheReasonNamesTheRule() {
        // Given
        var fleet = fleet(32 * GIB, 1, sized("db1", 1), sized("db2", 1)).withRules(rules(apart("db*")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(plan.moves()).hasSize(1);
        assertThat(plan.stranded())
                .singleElement()
                .satisfies(stranded -> assertThat(stranded.reasons().get(new HostName("xen2")))
                        .extracting(finding -> finding.check().value())
                        .contains("guest.affinity"));
        assertThat(plan.unblock().orElseThrow().beyond()).hasSize(1);
        assertThat(objections(plan, fleet)).isEmpty();
    }

    @Test
    void aSearchIsMadeWhereTheQuickWayWouldPutTwoTogetherThatMustBeApart() {
        // Given
        var guests =
                new Guest[] {sized("a", 5), sized("b", 3), sized("c", 3), sized("d", 3), sized("e", 2), sized("f", 2)};
        var fleet = fleet(9 * GIB + GIB / 2, 2, guests).withRules(rules(apart("a", "b")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(plan.stranded()).isEmpty();
        assertThat(destinations(plan).get("a")).isNotEqualTo(destinations(plan).get("b"));
        assertThat(objections(plan, fleet)).isEmpty();
    }

    @Test
    void guestsThatMustBeTogetherGoTogetherThoughEachAloneWouldGoElsewhere() {
        // Given
        var fleet = fleet(4 * GIB, 3, sized("app", 1), sized("cache", 1), sized("db", 1))
                .withRules(rules(together("app", "cache"), together("cache", "db")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(destinations(plan).values().stream().distinct()).hasSize(1);
        assertThat(objections(plan, fleet)).isEmpty();
    }

    @Test
    void whereThereIsNoRoomForAllThatMustBeTogetherAllStay() {
        // Given
        var fleet = fleet(4 * GIB, 3, sized("app", 3), sized("cache", 3), sized("other", 1))
                .withRules(rules(together("app", "cache")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(destinations(plan)).containsOnlyKeys("other");
        assertThat(plan.stranded()).extracting(Stranded::name).containsExactlyInAnyOrder("app", "cache");
        assertThat(plan.stranded())
                .allSatisfy(stranded -> assertThat(stranded.reasons()).hasSize(3));
        assertThat(plan.unblock().orElseThrow().beyond()).hasSize(2);
        assertThat(objections(plan, fleet)).isEmpty();
    }

    @Test
    void theRoomThatIsFreedForOneIsFreedForAllThatMustBeTogether() {
        // Given
        var guests = new Guest[] {sized("app", 3), sized("cache", 3)};
        var there = Sample.host("xen2").free(4 * GIB).guest(sized("resident", 8));
        var source = Sample.host("xen1");
        for (var each : guests) {
            there.seesDisksOf(each);
            source.guest(each).seesDisksOf(each);
        }
        var fleet = Sample.fleet(source.build(), there.build()).withRules(rules(together("app", "cache")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.unblock().orElseThrow().steps()).singleElement().satisfies(step -> {
            assertThat(step.check().value()).isEqualTo("host.memory");
            assertThat(step.lets()).hasSize(2);
        });
    }

    @Test
    void aGuestThatIsBoundToAHostGoesThere() {
        // Given
        var fleet = fleet(32 * GIB, 3, sized("db", 1)).withRules(rules(onlyOn("db", "xen1", "xen3")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(destinations(plan)).containsEntry("db", "xen3");
    }

    @Test
    void rulesThatContradictEachOtherLeaveTheirGuestsWhereTheyAre() {
        // Given
        var fleet = fleet(32 * GIB, 2, sized("a", 1), sized("b", 1)).withRules(rules(apart("a", "b"), together("*")));
        // When
        var plan = drain(fleet);
        // Then
        assertThat(plan.moves()).isEmpty();
        assertThat(plan.unblock().orElseThrow().beyond()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void noPlanBreaksARule(long seed) {
        var fleets = new RandomFleets(seed);
        var random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            var fleet = fleets.plausible().withRules(random(random));
            // When
            var plan = drain(fleet);
            // Then
            assertThat(objections(plan, fleet)).as("%s", fleet.rules()).isEmpty();
            assertThat(isKept(plan, fleet)).as("%s", fleet.rules()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void aPlanWhoseMovesAreSentElsewhereIsRefusedWheneverThatBreaksARule(long seed) {
        var fleets = new RandomFleets(seed);
        var random = new SplittableRandom(seed);
        int broken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var fleet = fleets.plausible().withRules(random(random));
            var plan = drain(fleet);
            for (int number = 0; number < plan.moves().size(); number++) {
                for (var to : fleet.hosts().tailMap(new HostName("xen2")).keySet()) {
                    // Given
                    var spoilt = redirected(plan, number, to);
                    // When
                    var objections = objections(spoilt, fleet);
                    // Then
                    boolean kept = isKept(spoilt, fleet);
                    broken += kept ? 0 : 1;
                    assertThat(objections.stream().anyMatch(objection -> objection.contains("it breaks rule '")))
                            .as("%s under %s", destinations(spoilt), fleet.rules())
                            .isEqualTo(!kept);
                }
            }
        }
        assertThat(broken).as("plans that break a rule").isPositive();
    }

    private static Plan redirected(Plan plan, int number, HostName to) {
        List<PlannedMove> moves = new ArrayList<>(plan.moves());
        var old = moves.get(number);
        var move = old.move();
        moves.set(
                number,
                new PlannedMove(
                        new Move(move.guest(), move.name(), move.from(), to, move.memoryBytes()),
                        old.start(),
                        old.expected(),
                        old.longest(),
                        old.bytesPerSecond()));
        return new Plan(plan.purpose(), plan.basedOn(), moves, plan.stranded(), plan.bound(), plan.unblock());
    }

    private static Rules random(SplittableRandom random) {
        List<PlacementRule> rules = new ArrayList<>();
        for (int wanted = 1 + random.nextInt(3); wanted > 0; wanted--) {
            var one = "guest" + random.nextInt(5);
            var other = random.nextInt(3) == 0 ? "resident*" : "guest" + (5 + random.nextInt(5));
            rules.add(
                    switch (random.nextInt(3)) {
                        case 0 -> apart(one, other);
                        case 1 -> together(one, other);
                        default -> onlyOn(one, "xen1", "xen" + (2 + random.nextInt(3)));
                    });
        }
        return rules(rules.toArray(PlacementRule[]::new));
    }

    /** Tried by the end of the plan alone: whoever moved is apart from, together with, or on whom and what it has to be. */
    private static boolean isKept(Plan plan, Fleet fleet) {
        Map<String, String> ends = new HashMap<>();
        fleet.hosts()
                .values()
                .forEach(host -> host.guests().stream()
                        .filter(Guest::isActive)
                        .forEach(guest -> ends.put(guest.name(), host.name().value())));
        ends.putAll(destinations(plan));
        for (var rule : fleet.rules().placement()) {
            for (var planned : plan.moves()) {
                var move = planned.move();
                if (!rule.covers(move)) {
                    continue;
                }
                var others = ends.keySet().stream()
                        .filter(name -> !name.equals(move.name()) && rule.covers(Sample.id(name), name))
                        .toList();
                var to = move.to().value();
                var staying = others.stream()
                        .filter(name -> !to.equals(destinations(plan).get(name)))
                        .toList();
                boolean kept = switch (rule.kind()) {
                    case APART -> others.stream().noneMatch(name -> to.equals(ends.get(name)));
                    case TOGETHER -> staying.isEmpty() || staying.stream().anyMatch(name -> to.equals(ends.get(name)));
                    case ONLY_ON -> rule.hosts().contains(move.to());
                };
                if (!kept) {
                    return false;
                }
            }
        }
        return true;
    }
}
