package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.Faults;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import io.drover.model.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs whose links give other than planned. */
class SlowLinkTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final HostName XEN3 = new HostName("xen3");
    private static final int MANY = 30;
    private static final List<Guest> GUESTS = IntStream.rangeClosed(1, MANY)
            .mapToObj(number -> Sample.guest("web" + number)
                    .memory((256L + number % 4 * 64L) * Sample.MIB)
                    .build())
            .toList();

    private final Rehearsal rehearsal =
            new Rehearsal(Sample.fleet(host("xen1", GUESTS), host("xen2", List.of()), host("xen3", List.of())));
    private final Drover drover = rehearsal.start();

    private static Host host(String name, List<Guest> guests) {
        var host = Sample.host(name).free(16 * Sample.GIB);
        guests.forEach(host::guest);
        GUESTS.forEach(host::seesDisksOf);
        return host.build();
    }

    private Run drain(Policy policy) {
        var plan = rehearsal.await(drover.planDrain(XEN1, policy));
        return rehearsal.await(drover.start(plan, policy));
    }

    private Run now(Run run) {
        return drover.run(run.id()).orElseThrow();
    }

    private Run ended(Run run) {
        rehearsal.runUntil(() -> now(run).closed().isPresent());
        return now(run);
    }

    private void give(HostName host, Faults.Direction direction, double share) {
        rehearsal.fleet.faults().narrowLink(host, direction, share);
    }

    private static long to(HostName host, List<Migration> migrations) {
        return migrations.stream()
                .filter(migration -> migration.move().to().equals(host))
                .count();
    }

    private static double ratioOfTheLast(Run run) {
        var last = run.migrations().stream()
                .max(java.util.Comparator.comparing(Migration::since))
                .orElseThrow();
        return (double) last.measured().orElseThrow().duration().toNanos()
                / last.planned().expected().duration().toNanos();
    }

    @Test
    void aLinkThatGivesMuchLessThanPlannedGivesAllThatIsQueuedNewTimes() {
        // Given
        give(XEN1, Faults.Direction.OUTGOING, 0.3);
        // When
        var run = ended(drain(Policy.STANDARD));
        // Then
        assertThat(run.closed()).map(Run.Closed::outcome).contains(Run.Outcome.DONE);
        assertThat(run.replans()).hasSizeBetween(1, 2);
        assertThat(run.replans().get(0).why()).startsWith("links give less than planned: what is queued takes ");
        assertThat(run.replans().get(0).guests()).isGreaterThan(MANY / 2);
        assertThat(ratioOfTheLast(run)).isBetween(0.9, 1.1);
    }

    @Test
    void aLinkThatGivesALittleLessPlansNothingAgain() {
        // Given
        give(XEN1, Faults.Direction.OUTGOING, 0.85);
        // When
        var run = ended(drain(Policy.STANDARD));
        // Then
        assertThat(run.replans()).isEmpty();
    }

    @Test
    void aLinkThatIsSlowNowAndThenPlansNothingAgain() {
        // Given
        var begun = drain(Policy.STANDARD);
        // When
        for (var share : List.of(0.3, 1.0, 0.4, 1.0, 0.3, 1.0, 0.4, 1.0, 0.3, 1.0)) {
            long done = done(begun);
            give(XEN1, Faults.Direction.OUTGOING, share);
            rehearsal.runUntil(() -> done(begun) > done + 1);
        }
        var run = ended(begun);
        // Then
        assertThat(run.replans()).isEmpty();
    }

    private long done(Run run) {
        return now(run).migrations().stream()
                .filter(migration -> migration.phase() == Phase.DONE)
                .count();
    }

    @Test
    void aHostWhoseLinkIsSlowGetsFewerGuests() {
        // Given
        give(XEN2, Faults.Direction.INCOMING, 0.1);
        var begun = drain(Policy.STANDARD);
        // When
        var run = ended(begun);
        // Then
        assertThat(run.closed()).map(Run.Closed::outcome).contains(Run.Outcome.DONE);
        assertThat(run.replans()).isNotEmpty();
        assertThat(to(XEN2, run.migrations())).isLessThan(to(XEN2, begun.migrations()));
        assertThat(to(XEN3, run.migrations())).isGreaterThan(to(XEN3, begun.migrations()));
    }

    @Test
    void whatWillNotFitTheWindowAnyMoreIsSaidAtOnceAndNotBegun() {
        // Given
        var needed = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD)).makespan();
        var ends = rehearsal.time.now().plus(needed.multipliedBy(2));
        var policy = new Policy(
                Policy.Limits.STANDARD,
                Policy.OnFailure.CONTINUE,
                Set.of(),
                Optional.of(new Policy.Window(ends, false)));
        give(XEN1, Faults.Direction.OUTGOING, 0.2);
        var begun = drain(policy);
        // When
        rehearsal.runUntil(() -> !now(begun).replans().isEmpty());
        var saidAt = rehearsal.time.now();
        var late = rehearsal.facts(Fact.RunReplanned.class).get(0).late();
        var run = ended(begun);
        // Then
        assertThat(late).isNotEmpty();
        assertThat(saidAt).isBefore(ends.minus(needed));
        assertThat(run.migrations().stream()
                        .filter(migration -> migration.phase() == Phase.DONE)
                        .map(Migration::since))
                .allSatisfy(done -> assertThat(done).isBefore(ends.plus(Duration.ofSeconds(5))));
        assertThat(run.migrations()).extracting(Migration::phase).containsOnly(Phase.DONE, Phase.CANCELLED);
    }
}
