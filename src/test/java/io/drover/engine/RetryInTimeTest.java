package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestType;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Migration;
import io.drover.model.Observed;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import io.drover.plan.Clusters;
import io.drover.plan.schedule.Instances;
import io.drover.plan.schedule.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a guest is tried again whose copy broke while others are on their way. */
class RetryInTimeTest {
    private static final long SLOW = 100 * Sample.MIB;
    private static final HostName EMPTIED = new HostName("h0");
    private static final Duration EARLY = Duration.ofSeconds(20);
    private static final List<Guest> LARGE = IntStream.rangeClosed(1, 3)
            .mapToObj(number -> guest("large" + number, 8))
            .toList();

    private static Guest guest(String name, long gib) {
        return Sample.guest(name)
                .type(GuestType.PVH)
                .memory(gib * Sample.GIB)
                .diskless()
                .nicless()
                .build();
    }

    private static HostSample host(String name, long rate) {
        return Sample.host(name).free(64 * Sample.GIB).link(Observed.known(rate, "told"));
    }

    /** A fast host with large guests, and slow ones, to each of which it takes one 82 seconds and more. */
    private static Fleet fleet(int slow) {
        var fast = host("fast", 10 * SLOW);
        LARGE.forEach(fast::guest);
        return Sample.fleet(Stream.concat(
                        Stream.of(fast), IntStream.rangeClosed(1, slow).mapToObj(number -> host("slow" + number, SLOW)))
                .map(HostSample::build)
                .toArray(Host[]::new));
    }

    private final Instant begins = Sample.NOW;

    private Policy until(Instant ends) {
        return new Policy(
                Policy.Limits.STANDARD,
                Policy.OnFailure.CONTINUE,
                Set.of(),
                Optional.of(new Policy.Window(ends, false)));
    }

    /** Drains a host; the copy of a guest breaks so long after the start. */
    private static Run drained(Rehearsal rehearsal, HostName host, Guest broken, Duration after, Policy policy) {
        var drover = rehearsal.start();
        var plan = rehearsal.await(drover.planDrain(host, policy));
        rehearsal.time.after(after, () -> rehearsal.fleet.faults().breakMigration(broken.id()));
        var run = rehearsal.await(drover.start(plan, policy));
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());
        return drover.run(run.id()).orElseThrow();
    }

    private static Migration of(Guest guest, Run run) {
        return run.migrations().stream()
                .filter(migration -> migration.move().guest().equals(guest.id()))
                .findFirst()
                .orElseThrow();
    }

    private static HostName firstDestination(Guest guest, Run run) {
        return run.plan().moves().stream()
                .filter(planned -> planned.move().guest().equals(guest.id()))
                .map(planned -> planned.move().to())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itGoesToAHostToWhichNobodyIsOnTheWayWhileTheOthersAreStillOnTheirs() {
        // Given
        var rehearsal = new Rehearsal(fleet(4));
        // When
        var run = drained(rehearsal, new HostName("fast"), LARGE.get(0), EARLY, Policy.STANDARD);
        // Then
        var again = of(LARGE.get(0), run);
        assertThat(run.closed()).map(Run.Closed::outcome).contains(Run.Outcome.DONE);
        assertThat(again.course().retries()).isOne();
        assertThat(again.planned().start()).isLessThan(Duration.ofSeconds(60));
        assertThat(run.migrations())
                .extracting(migration -> migration.move().to())
                .doesNotHaveDuplicates();
    }

    @Test
    void itWaitsForAnotherHostRatherThanGoToTheOneThatFailedIt() {
        // Given
        var rehearsal = new Rehearsal(fleet(3));
        // When
        var run = drained(rehearsal, new HostName("fast"), LARGE.get(0), EARLY, Policy.STANDARD);
        // Then
        var again = of(LARGE.get(0), run);
        assertThat(again.phase()).isEqualTo(Phase.DONE);
        assertThat(again.move().to()).isNotEqualTo(firstDestination(LARGE.get(0), run));
        assertThat(again.planned().start()).isGreaterThan(Duration.ofSeconds(80));
    }

    @Test
    void itGoesToTheHostThatFailedItIfItWouldBeNowhereElseBeforeTheWindowEnds() {
        // Given
        var rehearsal = new Rehearsal(fleet(3));
        // When
        var run = drained(rehearsal, new HostName("fast"), LARGE.get(0), EARLY, until(begins.plusSeconds(140)));
        // Then
        var again = of(LARGE.get(0), run);
        assertThat(again.phase()).isEqualTo(Phase.DONE);
        assertThat(again.move().to()).isEqualTo(firstDestination(LARGE.get(0), run));
    }

    private static Guest named(String name, Fleet fleet) {
        return fleet.host(EMPTIED).orElseThrow().guests().stream()
                .filter(guest -> guest.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The end of a window that is 15 % longer than the plan. */
    private Instant soon(Rehearsal rehearsal) {
        Plan plan = rehearsal.await(rehearsal.start().planDrain(EMPTIED, Policy.STANDARD));
        return begins.plus(plan.makespan().multipliedBy(115).dividedBy(100));
    }

    @Test
    void whatIsQueuedIsPlannedTogetherIfSomebodyWouldBeLeftOtherwise() {
        // Given
        var fleet = Clusters.of(Instances.of(Profile.SINK, 10, 1, 57));
        var rehearsal = new Rehearsal(fleet);
        var ends = soon(rehearsal);
        // When
        var run = drained(rehearsal, EMPTIED, named("vm3", fleet), EARLY, until(ends));
        // Then
        assertThat(run.migrations()).extracting(Migration::phase).containsOnly(Phase.DONE);
        assertThat(rehearsal.time.now()).isBefore(ends);
        assertThat(rehearsal.facts(Fact.RunReplanned.class)).singleElement().satisfies(replan -> {
            assertThat(replan.moves()).hasSizeGreaterThan(1);
            assertThat(replan.late()).isEmpty();
        });
    }

    /** It breaks five seconds before it would be there, and 30 seconds before the window ends: slow links would take longer for it. */
    @Test
    void oneForWhomOnlyAFasterLinkWouldStillDoDoesNotWaitLong() {
        // Given
        var fleet = Clusters.of(Instances.of(Profile.MIXED, 10, 1, 8));
        var rehearsal = new Rehearsal(fleet);
        var late = lastOnASlowLink(rehearsal.await(rehearsal.start().planDrain(EMPTIED, Policy.STANDARD)));
        var breaks = late.end().minusSeconds(5);
        // When
        var run = drained(
                rehearsal,
                EMPTIED,
                moved(late, fleet),
                breaks,
                until(begins.plus(breaks).plusSeconds(30)));
        // Then
        assertThat(of(moved(late, fleet), run).phase()).isEqualTo(Phase.DONE);
        assertThat(rehearsal.facts(Fact.RetryScheduled.class))
                .singleElement()
                .satisfies(retry -> assertThat(retry.after()).isLessThan(Duration.ofSeconds(4)));
    }

    private static PlannedMove lastOnASlowLink(Plan plan) {
        return plan.moves().stream()
                .filter(move -> move.bytesPerSecond() < 2 * SLOW)
                .filter(move -> move.end().minus(move.start()).toSeconds() > 35)
                .max(Comparator.comparing(PlannedMove::end))
                .orElseThrow();
    }

    private static Guest moved(PlannedMove move, Fleet fleet) {
        return fleet.host(EMPTIED).orElseThrow().guests().stream()
                .filter(guest -> guest.id().equals(move.move().guest()))
                .findFirst()
                .orElseThrow();
    }
}
