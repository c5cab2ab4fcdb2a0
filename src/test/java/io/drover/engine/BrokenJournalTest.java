package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Fact;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BrokenJournalTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final GuestId WEB = Sample.id("web1");

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            Sample.host("xen1")
                    .guest(Sample.guest("web1").build())
                    .seesDisksOf(Sample.guest("web1").build())
                    .build(),
            Sample.host("xen2").seesDisksOf(Sample.guest("web1").build()).build()));

    /** A disk that is full from the first write on. */
    private static final class Full implements Journal {
        @Override
        public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
            return CompletableFuture.<List<Recorded>>failedFuture(new JournalException("the journal is full"))
                    .thenApply(never -> never);
        }

        @Override
        public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public void close() {}
    }

    /** A disk that takes a write and never answers. */
    private static final class Hung implements Journal {
        @Override
        public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
            return CompletableFuture.completedStage(List.of());
        }

        @Override
        public void close() {}
    }

    @Test
    void aDiskThatDoesNotAnswerIsToldAndFurtherRequestsAreRefused() {
        // Given
        Drover drover = rehearsal.startOn(new Hung());
        var first = drover.cordon(XEN1, "drain").toCompletableFuture();
        rehearsal.time.advance(Duration.ofSeconds(11));

        // When
        var second = drover.cordon(XEN1, "again").toCompletableFuture();
        rehearsal.runOut();

        // Then
        assertThat(first).isNotDone();
        assertThat(second).isCompletedExceptionally();
        assertThat(drover.outage())
                .hasValueSatisfying(outage -> assertThat(outage.why()).startsWith("its disk has not answered since"));
    }

    @Test
    void aRunThatCannotBeWrittenDownIsRefusedAndNothingMoves() {
        // Given
        Drover drover = rehearsal.startOn(new Full());
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));

        // When
        var started = drover.start(plan, Policy.STANDARD).toCompletableFuture();
        rehearsal.runOut();

        // Then
        assertThat(started).isCompletedExceptionally();
        assertThat(drover.outage())
                .hasValueSatisfying(outage -> assertThat(outage.why()).isEqualTo("the journal is full"));
        assertThat(drover.run(new RunId("run-1"))).isEmpty();
        assertThat(rehearsal.fleet.truth().runningOn(WEB)).containsExactly(XEN1);
    }
}
