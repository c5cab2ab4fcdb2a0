package io.drover.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.CheckId;
import io.drover.model.Fact;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.Measured;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Outage;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.model.Verdict;
import io.drover.port.HostNotice;
import io.drover.store.MemoryJournal;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a scrape shows after this and that has happened. */
class FleetMetersTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final MigrationId WEB = new MigrationId(new RunId("run-1"), 1);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final FleetMeters meters = new FleetMeters(registry, List.of(XEN1, XEN2), "1.2.3");
    private long sequence;

    private String scrape() {
        meters.show();
        return registry.scrape();
    }

    @Test
    void aMigrationInFlightShowsItsProgress() {
        // Given
        open();
        enter(Phase.CHECKING);
        enter(Phase.COPYING);
        // When
        meters.progressed(
                WEB,
                new Progress(
                        Phase.COPYING,
                        512,
                        1024,
                        100,
                        Duration.ofSeconds(5),
                        Optional.of(new Progress.Remaining(Duration.ofSeconds(5), Duration.ofSeconds(25))),
                        "seen"));
        // Then
        assertThat(scrape())
                .contains(
                        "drover_migration_arrived_bytes{guest=\"web\",migration=\"run-1/1\"} 512.0",
                        "drover_migration_size_bytes{guest=\"web\",migration=\"run-1/1\"} 1024.0",
                        "drover_migration_rate_bytes_per_second{guest=\"web\",migration=\"run-1/1\"} 100.0",
                        "drover_migration_remaining_seconds{guest=\"web\",migration=\"run-1/1\"} 25.0",
                        "drover_migration_phase{guest=\"web\",migration=\"run-1/1\",phase=\"COPYING\"} 1.0",
                        "drover_run_moves{phase=\"COPYING\",run=\"run-1\"} 1",
                        "drover_run_progress_ratio{run=\"run-1\"} 0.0");
    }

    @Test
    void aJournalThatCannotBeWrittenIsShownUntilItCan() {
        // Given
        var before = scrape();
        meters.outage(Optional.of(new Outage(Instant.EPOCH, "the disk is full", new TreeMap<>())));
        var during = scrape();
        // When
        meters.outage(Optional.empty());
        // Then
        assertThat(before).contains("drover_journal_writable 1.0");
        assertThat(during).contains("drover_journal_writable 0.0");
        assertThat(scrape()).contains("drover_journal_writable 1.0");
    }

    @Test
    void nothingNamesAMigrationOrARunThatIsOver() {
        // Given
        open();
        enter(Phase.CHECKING);
        enter(Phase.COPYING);
        // When
        enter(Phase.DONE);
        tell(new Fact.RunClosed(WEB.run(), Run.Outcome.DONE));
        // Then
        assertThat(scrape())
                .doesNotContain("run-1")
                .contains(
                        "drover_migrations_total{outcome=\"DONE\"} 1.0",
                        "drover_migrations_total{outcome=\"FAILED\"} 0.0",
                        "drover_runs_total{outcome=\"DONE\"} 1.0");
    }

    @Test
    void whatAMigrationCostGoesIntoHistograms() {
        // Given
        open();
        // When
        tell(new Fact.TransferMeasured(
                WEB,
                new Measured(
                        Duration.ofSeconds(9),
                        Observed.known(1000L, "counted"),
                        Observed.known(Duration.ofMillis(80), "timed"))));
        // Then
        assertThat(scrape())
                .contains(
                        "drover_migration_duration_seconds_sum 9.0",
                        "drover_migration_duration_seconds_bucket{le=\"10.0\"} 1",
                        "drover_migration_downtime_seconds_sum 0.08",
                        "drover_migration_transferred_bytes_total 1000.0");
    }

    @Test
    void whatAMigrationTookIsShownBesideWhatItsPlanHadExpected() {
        // Given
        open();
        var again = planned(new PlannedMove.Cost(Duration.ofSeconds(6), Sample.GIB, Duration.ofMillis(160)));
        tell(new Fact.RunReplanned(
                WEB.run(), "xen2 is cordoned", List.of(new Fact.RunReplanned.Again(WEB, again)), List.of()));
        // When
        tell(new Fact.TransferMeasured(
                WEB,
                new Measured(
                        Duration.ofSeconds(9),
                        Observed.unknown("not counted"),
                        Observed.known(Duration.ofMillis(80), "timed"))));
        // Then
        assertThat(scrape())
                .contains(
                        "drover_migration_prediction_ratio_sum{of=\"duration\"} 1.5",
                        "drover_migration_prediction_ratio_bucket{of=\"duration\",le=\"1.25\"} 0",
                        "drover_migration_prediction_ratio_bucket{of=\"duration\",le=\"2.0\"} 1",
                        "drover_migration_prediction_ratio_sum{of=\"downtime\"} 0.5");
    }

    @Test
    void findingsAreCountedByCheckAndVerdict() {
        // Given
        open();
        var finding = new Finding(new CheckId("guest.running"), Verdict.BLOCK, true, "it is off", Optional.empty());
        // When
        tell(new Fact.PhaseEntered(WEB, Phase.REFUSED, "blocked", List.of(finding)));
        // Then
        assertThat(scrape()).contains("drover_check_findings_total{check=\"guest.running\",verdict=\"BLOCK\"} 1.0");
    }

    @Test
    void hostsAreShownAsObservedAndTold() {
        // Given
        meters.observed(Sample.fleet(
                Sample.host("xen1").guest(Sample.guest("web").build()).build()));
        // When
        tell(new Fact.HostCordoned(XEN1, "work"));
        meters.noticed(new HostNotice.Called(XEN1, "look", "ok", Duration.ofMillis(20)));
        // Then
        assertThat(scrape())
                .contains(
                        "drover_build_info{version=\"1.2.3\"} 1",
                        "drover_host_up{host=\"xen1\"} 1.0",
                        "drover_host_up{host=\"xen2\"} 0.0",
                        "drover_host_guests{host=\"xen1\"} 1.0",
                        "drover_host_cordoned{host=\"xen1\"} 1.0",
                        "drover_host_memory_free_bytes{host=\"xen1\"} 3.4359738368E10",
                        "drover_driver_call_duration_seconds_count{host=\"xen1\",operation=\"look\",result=\"ok\"} 1",
                        "drover_journal_last_sequence 1.0");
    }

    @Test
    void appendsToTheJournalAreCounted() {
        // Given
        var journal = new MeteredJournal(new MemoryJournal(), registry);
        // When
        journal.append(Sample.NOW, List.of(new Fact.HostUncordoned(XEN1)));
        // Then
        assertThat(scrape()).contains("drover_journal_append_duration_seconds_count{result=\"ok\"} 1");
    }

    @Test
    void clientsThatWereDroppedAreCounted() {
        // When
        meters.countDropped(() -> 3);
        // Then
        assertThat(scrape()).contains("drover_events_dropped_total 3.0");
    }

    private void open() {
        var planned = planned(new PlannedMove.Cost(Duration.ofSeconds(9), Sample.GIB, Duration.ofMillis(80)));
        var plan = new Plan(
                Plan.Purpose.drain(List.of(XEN1)),
                Sample.NOW,
                List.of(planned),
                List.of(),
                new Plan.LowerBound(Duration.ofSeconds(9), "link"),
                Optional.empty());
        tell(new Fact.RunOpened(WEB.run(), plan, Policy.STANDARD));
    }

    private static PlannedMove planned(PlannedMove.Cost expected) {
        var move = new Move(Sample.id("web"), "web", XEN1, XEN2, Sample.GIB);
        return new PlannedMove(move, Duration.ZERO, expected, Duration.ofSeconds(60), 1);
    }

    private void enter(Phase phase) {
        tell(new Fact.PhaseEntered(WEB, phase, "", List.of()));
    }

    private void tell(Fact fact) {
        meters.recorded(new Recorded(++sequence, Sample.NOW.plusSeconds(sequence), fact));
    }
}
