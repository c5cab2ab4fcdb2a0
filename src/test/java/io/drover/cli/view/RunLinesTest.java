package io.drover.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.cli.Samples;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLinesTest {
    private final Run run = Samples.run(Phase.DONE, Phase.COPYING, Phase.QUEUED);

    @Test
    void aChangeOfPhaseIsALineWithItsTimeAndReason() {
        // Given
        var fact = new Fact.PhaseEntered(new MigrationId(Samples.RUN, 2), Phase.COPYING, "checks passed", List.of());
        // When
        var line = RunLines.of(run, new Recorded(9, Samples.START, fact));
        // Then
        assertThat(line.map(Object::toString)).hasValue("10:00:00Z web1 xen1 -> xen3: COPYING (checks passed)");
    }

    @Test
    void aStepThatMendsIsTold() {
        // Given
        var fact = new Fact.StepOrdered(
                new MigrationId(Samples.RUN, 2), Samples.xen(3), "restart the toolstack", "seen running");
        // When
        var line = RunLines.of(run, new Recorded(9, Samples.START, fact));
        // Then
        assertThat(line.map(Object::toString)).hasValue("10:00:00Z web1: on xen3: restart the toolstack");
    }

    @Test
    void anotherRunsFactsAreNotOurs() {
        // Given
        var other = new RunId("other");
        var facts = List.<Fact>of(
                new Fact.PhaseEntered(new MigrationId(other, 2), Phase.COPYING, "", List.of()),
                new Fact.CancelRequested(other),
                new Fact.RunClosed(other, Run.Outcome.DONE),
                new Fact.HostUncordoned(Samples.xen(1)));
        // When
        var lines = facts.stream().flatMap(fact -> RunLines.of(run, new Recorded(9, Samples.START, fact)).stream());
        // Then
        assertThat(lines).isEmpty();
    }

    @Test
    void aTransferSaysHowFarItIsAndHowLongItMayTake() {
        // When
        var line = RunLines.of(run.migrations().get(1), Samples.progress());
        // Then
        assertThat(line).hasToString("web1: 700 MiB of 1.0 GiB arrived, 118 MiB/s, 3.0s to 12s to go");
    }

    @Test
    void aMigrationOfWhichNothingIsToldSaysWhatItWaitsFor() {
        // Given
        var doubtful = Samples.run(Phase.DONE, Phase.UNKNOWN, Phase.QUEUED)
                .migrations()
                .get(1);
        // When
        var line = RunLines.still(doubtful);
        // Then
        assertThat(line).hasToString("web1: still UNKNOWN: both hosts are looked at until they tell where it is");
    }

    @Test
    void whoLeavesHearsWhatIsInFlight() {
        // When
        var line = RunLines.leaving(run);
        // Then
        assertThat(line.map(Object::toString))
                .hasValue("in flight: web1 (COPYING, xen1 -> xen3). Their transfers go on between the hosts;"
                        + " `drover reconcile r7` settles them.");
    }
}
