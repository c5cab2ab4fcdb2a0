package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.driver.sim.Mishap;
import io.drover.model.Dom0Sample;
import io.drover.model.Fact;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.Sample;
import io.drover.port.Journal;
import io.drover.store.MemoryJournal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What was true when a deed was decided need not be true when it is done. */
class LastLookTest {
    private static final HostName XEN2 = new HostName("xen2");
    private static final Guest WEB = Sample.guest("web1").build();

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1")
                    .guest(WEB)
                    .seesDisksOf(WEB)
                    .dom0(new Dom0Sample().told())
                    .build(),
            Sample.host("xen2").seesDisksOf(WEB).dom0(new Dom0Sample().told()).build()));

    @Test
    void aCopyIsNotLetRunIfSomebodyLetTheOtherRunWhileTheJournalWrote() {
        // Given
        Drover drover = rehearsal.startOn(
                whileAStepIsWritten(() -> rehearsal.fleet.faults().resumeGuest(XEN2, WEB.id())));
        rehearsal.fleet.faults().failNextMigration(WEB.id(), Mishap.LEFT_SUSPENDED_AND_PAUSED);
        Plan plan = rehearsal.await(drover.planMove("web1", XEN2, Policy.STANDARD));
        Run run = rehearsal.await(drover.start(plan, Policy.STANDARD));

        // When
        rehearsal.runUntil(() -> drover.run(run.id()).orElseThrow().closed().isPresent());

        // Then
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
        assertThat(rehearsal.fleet.truth().runningOn(WEB.id())).containsExactly(XEN2);
        assertThat(drover.run(run.id()).orElseThrow().migrations().get(0).phase())
                .isEqualTo(Phase.DONE);
    }

    private static Journal whileAStepIsWritten(Runnable befalls) {
        var journal = new MemoryJournal();
        return new Journal() {
            @Override
            public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
                if (facts.stream().anyMatch(Fact.StepOrdered.class::isInstance)) {
                    befalls.run();
                }
                return journal.append(at, facts);
            }

            @Override
            public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
                return journal.read(afterSequence, limit);
            }

            @Override
            public void close() {}
        };
    }
}
