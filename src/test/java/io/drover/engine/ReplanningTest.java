package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.Mishap;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestState;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.RuleSample;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs whose plan does not hold: hosts that will not do any more while guests are queued to go there. */
class ReplanningTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final List<Guest> GUESTS = IntStream.rangeClosed(1, 6)
            .mapToObj(number -> Sample.guest("web" + number).build())
            .toList();

    /** Off on xen2, and all the room that there is once it is on. */
    private static final Guest SLEEPER = Sample.guest("sleeper")
            .memory(7 * Sample.GIB)
            .state(GuestState.SHUT_OFF)
            .build();

    private final Rehearsal rehearsal = new Rehearsal(fleet());
    private final Drover drover = rehearsal.start();

    private static Fleet fleet() {
        return Sample.fleet(host("xen1", GUESTS), host("xen2", List.of(SLEEPER)), host("xen3", List.of()));
    }

    private static Host host(String name, List<Guest> guests) {
        var host = Sample.host(name).free(8 * Sample.GIB);
        guests.forEach(host::guest);
        Stream.concat(GUESTS.stream(), Stream.of(SLEEPER)).forEach(host::seesDisksOf);
        return host.build();
    }

    private Run drain(Drover asked) {
        var plan = rehearsal.await(asked.planDrain(XEN1, Policy.STANDARD));
        var run = rehearsal.await(asked.start(plan, Policy.STANDARD));
        rehearsal.runUntil(() -> entered(Phase.COPYING) == 1);
        return now(asked, run);
    }

    private static Run now(Drover asked, Run run) {
        return asked.run(run.id()).orElseThrow();
    }

    private Run ended(Drover asked, Run run) {
        rehearsal.runUntil(() -> now(asked, run).closed().isPresent());
        return now(asked, run);
    }

    private Run ended(Run run) {
        return ended(drover, run);
    }

    private long entered(Phase phase) {
        return rehearsal.facts(Fact.PhaseEntered.class).stream()
                .filter(fact -> fact.phase() == phase)
                .count();
    }

    private static List<String> queuedTo(Run run, HostName host) {
        return run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.QUEUED
                        && migration.move().to().equals(host))
                .map(migration -> migration.move().name())
                .toList();
    }

    private static Map<String, HostName> destinations(Run run, List<String> names) {
        Map<String, HostName> destinations = new HashMap<>();
        run.migrations().stream()
                .map(Migration::move)
                .filter(move -> names.contains(move.name()))
                .forEach(move -> destinations.put(move.name(), move.to()));
        return destinations;
    }

    private static HostName other(HostName host) {
        return host.equals(XEN2) ? XEN3 : XEN2;
    }

    /** The host to which guests are queued, and to which nobody is in flight. */
    private static HostName waitedFor(Run run) {
        return run.migrations().stream()
                .filter(migration -> migration.phase().isInFlight())
                .map(migration -> other(migration.move().to()))
                .findFirst()
                .orElseThrow();
    }

    private static void assertAllDone(Run run) {
        assertThat(run.migrations()).extracting(Migration::phase).containsOnly(Phase.DONE);
        assertThat(run.closed()).map(Run.Closed::outcome).contains(Run.Outcome.DONE);
    }

    @Test
    void aCordonInTheMidstOfADrainSendsThoseElsewhereWhoWereToGoThereAndNobodyElse() {
        // Given
        var begun = drain(drover);
        var closed = waitedFor(begun);
        var displaced = queuedTo(begun, closed);
        var others = queuedTo(begun, other(closed));
        // When
        rehearsal.await(drover.cordon(closed, "new memory"));
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(displaced).isNotEmpty();
        assertThat(destinations(run, displaced).values()).containsOnly(other(closed));
        assertThat(destinations(run, others)).isEqualTo(destinations(begun, others));
        assertThat(run.replans()).singleElement().satisfies(replan -> {
            assertThat(replan.why()).isEqualTo(closed + " is cordoned (new memory)");
            assertThat(replan.guests()).isEqualTo(displaced.size());
            assertThat(replan.elsewhere()).isEqualTo(displaced.size());
        });
    }

    @Test
    void guestsInFlightToAHostThatIsCordonedArriveThere() {
        // Given
        var begun = drain(drover);
        var flying = begun.migrations().stream()
                .filter(migration -> migration.phase().isInFlight())
                .findFirst()
                .orElseThrow();
        // When
        rehearsal.await(drover.cordon(flying.move().to(), "new memory"));
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(run.migration(flying.id()).orElseThrow().move().to())
                .isEqualTo(flying.move().to());
    }

    @Test
    void guestsThatWereToGoToAHostThatIsLostGoElsewhere() {
        // Given
        var begun = drain(drover);
        var lost = waitedFor(begun);
        var displaced = queuedTo(begun, lost);
        // When
        rehearsal.fleet.faults().crashHost(lost);
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(destinations(run, displaced).values()).containsOnly(other(lost));
        assertThat(entered(Phase.REFUSED)).isZero();
    }

    @Test
    void aHostThatHangsIsNoticedAtTheFirstTurnAndNobodyElseWaitsForIt() {
        // Given
        var begun = drain(drover);
        var hanging = waitedFor(begun);
        var displaced = queuedTo(begun, hanging);
        // When
        rehearsal.fleet.faults().hang(hanging);
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(destinations(run, displaced).values()).containsOnly(other(hanging));
        assertThat(entered(Phase.REFUSED)).isLessThanOrEqualTo(1);
    }

    @Test
    void aHostThatAnswersAgainInAMomentKeepsItsGuests() {
        // Given
        var begun = drain(drover);
        var restarted = waitedFor(begun);
        var displaced = queuedTo(begun, restarted);
        // When
        rehearsal.fleet.faults().cut(restarted);
        rehearsal.time.advance(Duration.ofSeconds(5));
        rehearsal.fleet.faults().heal(restarted);
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(destinations(run, displaced)).isEqualTo(destinations(begun, displaced));
        assertThat(run.replans()).extracting(Run.Replan::elsewhere).containsOnly(0);
    }

    @Test
    void aGuestWhoseRoomIsTakenGoesElsewhereAtItsTurn() {
        // Given
        var begun = drain(drover);
        assertThat(queuedTo(begun, XEN2)).isNotEmpty();
        // When
        rehearsal.fleet.strangers().start(XEN2, SLEEPER.id());
        var run = ended(begun);
        // Then
        assertAllDone(run);
        assertThat(entered(Phase.REFUSED)).isPositive();
        assertThat(run.replans().get(0).why())
                .contains("turned")
                .contains("away from xen2")
                .contains("host.memory");
        assertThat(destinations(run, queuedTo(begun, XEN2)).values()).contains(XEN3);
    }

    @Test
    void whomNoHostCanTakeIsRefusedAtItsTurnWithTheReasonsOfAll() {
        // Given
        var begun = drain(drover);
        // When
        rehearsal.await(drover.cordon(XEN2, "new memory"));
        rehearsal.await(drover.cordon(XEN3, "new disks"));
        var run = ended(begun);
        // Then
        assertThat(run.migrations()).extracting(Migration::phase).containsOnly(Phase.DONE, Phase.REFUSED);
        assertThat(run.migrations().stream().filter(migration -> migration.phase() == Phase.REFUSED))
                .isNotEmpty()
                .allSatisfy(migration -> assertThat(migration.why())
                        .startsWith("no host can take it: ")
                        .contains("xen2: host.cordon", "xen3: host.cordon"));
    }

    @Test
    void aCordonThatIsTakenBackInTimeHarmsNobody() {
        // Given
        var begun = drain(drover);
        rehearsal.await(drover.cordon(XEN2, "new memory"));
        rehearsal.await(drover.cordon(XEN3, "new disks"));
        rehearsal.time.advance(Duration.ofSeconds(1));
        // When
        rehearsal.await(drover.uncordon(XEN2));
        rehearsal.await(drover.uncordon(XEN3));
        var run = ended(begun);
        // Then
        assertAllDone(run);
    }

    @Test
    void aDroverThatDiesInTheMidstOfItPlansAgainAllTheSame() {
        // Given
        var life = rehearsal.new Life(Integer.MAX_VALUE, true);
        var first = life.start();
        var begun = drain(first);
        var lost = waitedFor(begun);
        var displaced = queuedTo(begun, lost);
        rehearsal.fleet.faults().crashHost(lost);
        rehearsal.runUntil(() -> !rehearsal.facts(Fact.ReplanWanted.class).isEmpty());
        life.end();
        assertThat(rehearsal.facts(Fact.RunReplanned.class)).isEmpty();
        // When
        var second = rehearsal.start();
        var run = ended(second, begun);
        // Then
        assertAllDone(run);
        assertThat(destinations(run, displaced).values()).containsOnly(other(lost));
    }

    @Test
    void aDestinationThatAnOperatorNamedIsNeverChanged() {
        // Given
        var runs = new ArrayList<Run>();
        for (var name : List.of("web1", "web2")) {
            var plan = rehearsal.await(drover.planMove(name, XEN2, Policy.STANDARD));
            runs.add(rehearsal.await(drover.start(plan, Policy.STANDARD)));
        }
        // When
        rehearsal.await(drover.cordon(XEN2, "new memory"));
        var second = ended(runs.get(1));
        // Then
        assertThat(second.migrations()).extracting(Migration::phase).containsExactly(Phase.REFUSED);
        assertThat(second.migrations())
                .extracting(migration -> migration.move().to())
                .containsExactly(XEN2);
        assertThat(rehearsal.facts(Fact.RunReplanned.class)).isEmpty();
    }

    @Test
    void guestsThatMustBeTogetherGoElsewhereTogether() {
        // Given
        var names = GUESTS.stream().map(Guest::name).toArray(String[]::new);
        var ruled = new Rehearsal(fleet().withRules(RuleSample.rules(RuleSample.together(names[1], names[3]))));
        var kept = ruled.start();
        var plan = ruled.await(kept.planDrain(XEN1, Policy.STANDARD));
        var run = ruled.await(kept.start(plan, Policy.STANDARD));
        var to = destinations(run, List.of("web2", "web4")).values().iterator().next();
        // When
        ruled.await(kept.cordon(to, "new memory"));
        ruled.runUntil(() -> now(kept, run).closed().isPresent());
        // Then
        var pair = destinations(now(kept, run), List.of("web2", "web4"));
        assertThat(pair.get("web2")).isEqualTo(pair.get("web4"));
        assertAllDone(now(kept, run));
    }

    @Test
    void aGuestThatFailedIsPlannedAfterAllThatFillsItsLinks() {
        // Given
        rehearsal.fleet.faults().failNextMigration(GUESTS.get(0).id(), Mishap.CLEAN_FAILURE);
        var begun = drain(drover);
        // When
        rehearsal.runUntil(() -> !now(drover, begun).replans().isEmpty());
        var run = now(drover, begun);
        // Then
        var again = rehearsal.facts(Fact.RunReplanned.class).get(0).moves().get(0);
        assertThat(run.openedAt().plus(again.planned().start()))
                .isAfterOrEqualTo(run.replans().get(0).at().minusSeconds(1));
        assertThat(run.migrations().stream()
                        .filter(other -> other.phase() == Phase.QUEUED)
                        .filter(other -> !other.id().equals(again.migration())))
                .isNotEmpty()
                .allSatisfy(other -> assertThat(other.planned().arrival())
                        .isLessThanOrEqualTo(again.planned().start()));
    }

    @Test
    void anAnswerAboutAGuestThatHasBegunMeanwhileChangesNothing() {
        // Given
        var script = new Script();
        script.opened(1);
        var begun = script.migration();
        var asked = Migration.queued(begun.id(), begun.planned(), Sample.NOW);
        var later = new Event.NextMove(asked, asked.planned().startingAt(Duration.ofMinutes(7)), Optional.empty());
        // When
        var decision = script.happens(new Event.Replanned(Script.RUN, "xen2 is cordoned", List.of(later)));
        // Then
        assertThat(begun.phase()).isEqualTo(Phase.CHECKING);
        assertThat(decision.facts()).isEmpty();
    }
}
