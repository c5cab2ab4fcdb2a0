package io.drover.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RandomFleets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good plans of random fleets, each spoilt in one way: the verifier must notice every time. */
class PlanMutationTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final int ROUNDS = 40;

    /** The next waits even where the links would carry both. */
    private static final Policy ONE_AT_A_TIME =
            new Policy(new Policy.Limits(1, 1, 16), Policy.OnFailure.CONTINUE, Set.of());

    private final PlanVerifier verifier = new PlanVerifier();
    private final Planner planner = new Planner(Overheads.STANDARD);

    private record Case(Fleet fleet, Plan plan) {}

    private List<Case> cases(long seed, int moves) {
        var fleets = new RandomFleets(seed);
        var cases = IntStream.range(0, ROUNDS)
                .mapToObj(round -> fleets.plausible())
                .map(fleet -> new Case(fleet, planner.plan(new Wish.Drain(XEN1), fleet, ONE_AT_A_TIME, Bookings.NONE)))
                .filter(each -> each.plan().moves().size() >= moves)
                .toList();
        assertThat(cases).as("plans to spoil").hasSizeGreaterThan(ROUNDS / 8);
        return cases;
    }

    private static Plan with(Plan plan, List<PlannedMove> moves) {
        return new Plan(plan.purpose(), plan.basedOn(), moves, plan.stranded(), plan.bound(), plan.unblock());
    }

    private List<String> objections(Case good, List<PlannedMove> moves) {
        return verifier.objections(with(good.plan(), moves), good.fleet(), ONE_AT_A_TIME, Bookings.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void anyDroppedGuestIsMissed(long seed) {
        for (var good : cases(seed, 1)) {
            for (int dropped = 0; dropped < good.plan().moves().size(); dropped++) {
                // Given
                var moves = new ArrayList<>(good.plan().moves());
                moves.remove(dropped);
                // When
                var objections = objections(good, moves);
                // Then
                assertThat(objections).anyMatch(objection -> objection.endsWith("is forgotten"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {24, 25, 26})
    void anyTwoMovesThatOverlapAreSeen(long seed) {
        for (var good : cases(seed, 2)) {
            // Given
            var moves = new ArrayList<>(good.plan().moves());
            var second = moves.get(1);
            var early = moves.get(0).arrival().minus(Duration.ofNanos(1));
            moves.set(
                    1,
                    new PlannedMove(
                            second.move(), early, second.expected(), second.longest(), second.bytesPerSecond()));
            // When
            var objections = objections(good, moves);
            // Then
            assertThat(objections).anyMatch(objection -> objection.contains("2 guests leave xen1"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {27, 28, 29})
    void oneByteTooLittleAtAnyDestinationIsSeen(long seed) {
        for (var good : cases(seed, 1)) {
            for (var host : good.fleet().hosts().values()) {
                // Given
                long need = good.plan().moves().stream()
                        .filter(move -> move.move().to().equals(host.name()))
                        .mapToLong(move -> footprint(good, move))
                        .sum();
                long reserved = host.memory().freeBytes() - need;
                // When
                var enough = verifier.objections(
                        good.plan(), good.fleet(), ONE_AT_A_TIME, Bookings.of(Map.of(host.name(), reserved)));
                var tooLittle = verifier.objections(
                        good.plan(), good.fleet(), ONE_AT_A_TIME, Bookings.of(Map.of(host.name(), reserved + 1)));
                // Then
                assertThat(enough).isEmpty();
                assertThat(tooLittle.isEmpty()).isEqualTo(need == 0);
            }
        }
    }

    private static long footprint(Case good, PlannedMove move) {
        var source = good.fleet().host(move.move().from()).orElseThrow();
        return Footprint.bytes(source.guest(move.move().guest()).orElseThrow());
    }
}
