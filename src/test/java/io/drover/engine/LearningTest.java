package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.driver.sim.SimulationSettings;
import io.drover.model.DowntimeLimits;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Rules;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hosts on which a stream gets a sixth of what is assumed of the link, and all besides takes longer. */
class LearningTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final List<String> SEEN = List.of("small", "middle", "large");
    private static final Overheads SLOW = new Overheads(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2));

    private final Fleet fleet = Sample.fleet(host("xen1", guests()), host("xen2", List.of()));
    private final Rehearsal rehearsal = new Rehearsal(
            fleet,
            new SimulationSettings(
                    SimulationSettings.STANDARD.defaultLinkBytesPerSecond(),
                    Optional.of(20_000_000L),
                    SLOW,
                    Duration.ofSeconds(1),
                    Duration.ofMillis(10)));

    private static List<Guest> guests() {
        return List.of(guest("small", 256), guest("middle", 512), guest("large", 1_024), guest("stranger", 768));
    }

    private static Guest guest(String name, long mib) {
        return Sample.guest(name)
                .memory(mib * Sample.MIB)
                .load(Observed.unknown("nobody told"))
                .build();
    }

    private static Host host(String name, List<Guest> here) {
        HostSample host = Sample.host(name).link(Observed.unknown("not configured"));
        here.forEach(host::guest);
        guests().forEach(host::seesDisksOf);
        return host.build();
    }

    private Plan planOf(Drover drover, String guest, HostName to) {
        return rehearsal.await(drover.planMove(guest, to, Policy.STANDARD));
    }

    private Migration moved(Drover drover, String guest, HostName to) {
        Run run = rehearsal.await(drover.start(planOf(drover, guest, to), Policy.STANDARD));
        rehearsal.runOut();
        return drover.run(run.id()).orElseThrow().migrations().get(0);
    }

    private void moveToAndFro(Drover drover) {
        for (int round = 0; round < 3; round++) {
            SEEN.forEach(guest -> moved(drover, guest, XEN2));
            SEEN.forEach(guest -> moved(drover, guest, XEN1));
        }
    }

    @Test
    void whileNothingHasMovedTimesAreAssumed() {
        // Given
        Drover drover = rehearsal.start();
        // When
        Plan plan = planOf(drover, "stranger", XEN2);
        // Then
        assertThat(plan.basis()).contains(Plan.Basis.ASSUMED);
        assertThat(plan.fastest()).isEqualTo(plan.bound().duration());
        assertThat(plan.moves().get(0).expected().downtime()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void aGuestThatNeverMovedIsForetoldByWhatOthersTook() {
        // Given
        Drover drover = rehearsal.start();
        moveToAndFro(drover);
        Plan plan = planOf(drover, "stranger", XEN2);
        // When
        Migration migration = moved(drover, "stranger", XEN2);
        // Then
        assertThat(plan.basis()).hasValueSatisfying(basis -> {
            assertThat(basis.how()).isEqualTo("learned from 18 migrations between any hosts");
            assertThat(basis.took()).isPresent();
        });
        PlannedMove.Cost told = migration.planned().expected();
        Measured took = migration.measured().orElseThrow();
        assertThat(ratio(told.duration(), took.duration())).isCloseTo(1, within(0.05));
        assertThat(ratio(told.downtime(), took.downtime().asOptional().orElseThrow()))
                .isCloseTo(1, within(0.1));
    }

    @Test
    void whatWasLearnedSurvivesDroversOwnEnd() {
        // Given
        Rehearsal.Life life = rehearsal.new Life(Integer.MAX_VALUE, true);
        Drover before = life.start();
        moveToAndFro(before);
        Plan told = planOf(before, "stranger", XEN2);
        life.end();
        // When
        Plan again = planOf(rehearsal.start(), "stranger", XEN2);
        // Then
        assertThat(again.basis()).isEqualTo(told.basis());
        assertThat(again.moves()).isEqualTo(told.moves());
    }

    @Test
    void nothingIsLearnedYetAndAPlanCountsWhatTheFleetIsSaidToCost() {
        // Given
        var said = new Rules(List.of(), DowntimeLimits.STANDARD, SLOW);
        var told = new Rehearsal(fleet.withRules(said));
        Duration usual = planOf(rehearsal.start(), "small", XEN2).makespan();
        // When
        Duration counted = told.await(told.start().planMove("small", XEN2, Policy.STANDARD))
                .makespan();
        // Then
        assertThat(counted.minus(usual)).isEqualTo(SLOW.total().minus(Overheads.STANDARD.total()));
    }

    @Test
    void theTimeThatATransferStillNeedsRestsOnItToo() {
        // Given
        Drover drover = rehearsal.start();
        moveToAndFro(drover);
        Forecast forecast = new PreCopyForecast(() -> Outcomes.lessons(stateOf(drover), Overheads.STANDARD));
        Progress seen =
                new Progress(Phase.COPYING, 0, Sample.GIB, Sample.GIB, Duration.ZERO, Optional.empty(), "half seen");
        // When
        Progress completed = forecast.complete(
                seen, planOf(drover, "stranger", XEN2).moves().get(0).move());
        // Then: a second for the memory, 4.5 s of downtime, and letting go
        assertThat(completed.remaining())
                .hasValueSatisfying(remaining ->
                        assertThat(remaining.atLeast()).isBetween(Duration.ofMillis(6_500), Duration.ofSeconds(9)));
    }

    private static State stateOf(Drover drover) {
        State state = State.EMPTY;
        SortedMap<RunId, Run> runs = new TreeMap<>();
        drover.runs().forEach(run -> runs.put(run.id(), run));
        return new State(runs, state.cordons(), state.mended(), state.requests());
    }

    @Test
    void noWindowIsRefusedThatTheFastestOfPastMigrationsWouldKeep() {
        // Given
        Drover drover = rehearsal.start();
        moveToAndFro(drover);
        Plan plan = planOf(drover, "stranger", XEN2);
        // When
        Duration least = plan.fastest();
        // Then
        assertThat(least).isLessThanOrEqualTo(plan.bound().duration());
        assertThat(ratio(least, plan.bound().duration()))
                .isCloseTo(
                        Math.min(
                                1,
                                plan.basis().orElseThrow().took().orElseThrow().least()),
                        within(1e-6));
    }

    private static double ratio(Duration one, Duration other) {
        return (double) one.toNanos() / other.toNanos();
    }
}
