package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Golden;
import io.drover.cli.Samples;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Run;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunScreenTest {
    private static final Map<MigrationId, Progress> SECOND =
            Map.of(new MigrationId(Samples.RUN, 2), Samples.progress());

    @Test
    void aRunUnderWayShowsEachGuestAndTheWhole() {
        // Given
        var run = Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED);
        // When
        var screen = RunScreen.of(run, SECOND, 24);
        // Then
        assertThat(Golden.text(screen)).isEqualTo("""
                        run r7: drain xen1   1 of 3 done   17s gone   ETA 13s to 37s   lower bound 28s
                        GUEST  FROM  TO    PHASE               ARRIVED                               RATE  ETA
                        db1    xen1  xen2  DONE                                                            took 9.0s, down 90ms
                        web1   xen1  xen3  COPYING  700 MiB of 1.0 GiB  [#############.......]  118 MiB/s  3.0s to 12s
                        web2   xen1  xen2  QUEUED
                        """);
    }

    /** Three to twelve seconds of the second, then up to 25 of the third; the first has arrived. */
    @Test
    void whoWaitsIsTimedFromTheNextThatArrivesAndNotFromOneThatHas() {
        // Given
        var run = Samples.run(Phase.SETTLING, Phase.COPYING, Phase.QUEUED);
        // When
        var line = RunScreen.whole(run, SECOND);
        // Then
        assertThat(line.toString()).contains("ETA 13s to 37s");
    }

    @Test
    void aSmallTerminalShowsWhatIsInFlightFirst() {
        // Given
        var run = Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED);
        // When
        var screen = RunScreen.of(run, SECOND, 4);
        // Then
        assertThat(Golden.text(screen))
                .contains("web1")
                .doesNotContain("db1", "web2")
                .endsWith("and 2 more\n");
    }

    @Test
    void aRunThatEndedHasNothingToCome() {
        // Given
        var run = Samples.closed(Samples.run(Phase.DONE, Phase.DONE, Phase.DONE), Run.Outcome.DONE);
        // When
        var line = RunScreen.whole(run, Map.of());
        // Then
        assertThat(line).hasToString("run r7: drain xen1   3 of 3 done   31s gone   lower bound 28s");
    }

    @Test
    void aTransferWithoutEstimateSaysSo() {
        // Given
        var run = Samples.run(Phase.COPYING, Phase.QUEUED, Phase.QUEUED);
        var blind = new Progress(
                Phase.COPYING,
                0,
                1L << 30,
                0,
                java.time.Duration.ofSeconds(2),
                java.util.Optional.empty(),
                "elapsed time only");
        // When
        var screen = RunScreen.of(run, Map.of(new MigrationId(Samples.RUN, 1), blind), 24);
        // Then
        assertThat(Golden.text(screen))
                .contains("0 B of 1.0 GiB")
                .contains("not known yet")
                .contains("ETA 28s to 1m13s");
    }
}
