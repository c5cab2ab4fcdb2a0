package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Fact;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk fills up in the middle of a drain, and has room again after a while. */
class OutageTest {
    private static final HostName XEN1 = new HostName("xen1");
    private static final HostName XEN2 = new HostName("xen2");
    private static final List<String> GUESTS = List.of("web1", "db1", "mail1");
    private static final RunId RUN = new RunId("run-1");

    private final Rehearsal rehearsal = new Rehearsal(Sample.fleet(
            GUESTS.stream()
                    .map(name -> Sample.guest(name).build())
                    .reduce(
                            Sample.host("xen1"),
                            (host, guest) -> host.guest(guest).seesDisksOf(guest),
                            (a, b) -> a)
                    .build(),
            GUESTS.stream()
                    .map(name -> Sample.guest(name).build())
                    .reduce(Sample.host("xen2"), (host, guest) -> host.seesDisksOf(guest), (a, b) -> a)
                    .build()));

    /** A journal on a disk that has no room from one append on, until somebody makes room. */
    private static final class Crowded implements Journal {
        private final MemoryJournal journal = new MemoryJournal();
        private final int firstThatFails;
        private final boolean written;
        private int appends;
        private boolean full;
        private boolean failed;

        /** The first append that fails may have reached the disk all the same. */
        Crowded(int firstThatFails, boolean written) {
            this.firstThatFails = firstThatFails;
            this.written = written;
        }

        @Override
        public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
            appends++;
            if (appends == firstThatFails) {
                full = true;
                failed = true;
                return written ? journal.append(at, facts).thenCompose(reached -> refusal()) : refusal();
            }
            return failed ? refusal() : journal.append(at, facts);
        }

        private static CompletionStage<List<Recorded>> refusal() {
            return CompletableFuture.failedFuture(new JournalException("no room left"));
        }

        @Override
        public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
            return journal.read(afterSequence, limit);
        }

        @Override
        public CompletionStage<Void> recover() {
            failed = full;
            return full
                    ? CompletableFuture.failedFuture(new JournalException("no room left"))
                    : CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }

    static Stream<Arguments> moments() {
        return IntStream.rangeClosed(2, 22)
                .boxed()
                .flatMap(append -> Stream.of(Arguments.of(append, false), Arguments.of(append, true)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aDrainGoesOnByItselfOnceThereIsRoomAndEveryGuestMovesOnce(int append, boolean written) {
        // Given
        var crowded = new Crowded(append, written);
        var drover = rehearsal.startOn(crowded);
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runUntil(() -> drover.outage().isPresent() || isOver(drover));
        rehearsal.time.advance(Duration.ofMinutes(20));
        var during = drover.run(RUN).orElseThrow();

        // When
        crowded.full = false;
        rehearsal.runUntil(() -> isOver(drover));

        // Then
        var run = drover.run(RUN).orElseThrow();
        assertThat(drover.outage()).isEmpty();
        assertThat(run.closed()).as("%s, during the outage %s", run, during).isPresent();
        assertThat(rehearsal.fleet.truth().ranTwice()).isEmpty();
        assertThat(run.migrations()).extracting(Migration::phase).isSubsetOf(Phase.DONE, Phase.FAILED);
        assertThat(run.migrations())
                .allSatisfy(migration -> assertThat(rehearsal
                                .fleet
                                .truth()
                                .runningOn(migration.move().guest()))
                        .containsExactly(migration.phase() == Phase.DONE ? XEN2 : XEN1));
        assertThat(written || outcome(run) == Run.Outcome.DONE).isTrue();
        assertThat(fold(crowded)).isEqualTo(rehearsed(drover));
    }

    @Test
    void whileThereIsNoRoomNothingStartsAndTheGuestInFlightIsWatchedToItsEnd() {
        // Given
        var crowded = new Crowded(Integer.MAX_VALUE, false);
        var drover = rehearsal.startOn(crowded);
        var plan = rehearsal.await(drover.planDrain(XEN1, Policy.STANDARD));
        rehearsal.await(drover.start(plan, Policy.STANDARD));
        rehearsal.runUntil(() -> inFlight(drover, Phase.COPYING));
        crowded.full = true;
        crowded.failed = true;

        // When
        var cordoned = drover.cordon(XEN2, "in the outage").toCompletableFuture();
        rehearsal.time.advance(Duration.ofMinutes(20));

        // Then
        assertThat(cordoned).isCompletedExceptionally();
        assertThat(drover.cordons()).isEmpty();
        assertThat(drover.outage()).hasValueSatisfying(outage -> {
            assertThat(outage.why()).isEqualTo("no room left");
            assertThat(outage.watched().values()).singleElement().asString().contains("xen2 says: running");
        });
        assertThat(GUESTS.stream().map(Sample::id).map(this::place)).containsOnlyOnce(XEN2);
        assertThat(rehearsal.told.outages).isNotEmpty();
    }

    private HostName place(GuestId guest) {
        return rehearsal.fleet.truth().runningOn(guest).iterator().next();
    }

    private static boolean inFlight(Drover drover, Phase phase) {
        return drover.run(RUN).orElseThrow().migrations().stream().anyMatch(migration -> migration.phase() == phase);
    }

    private static boolean isOver(Drover drover) {
        return drover.run(RUN).filter(run -> run.closed().isPresent()).isPresent();
    }

    private static Run.Outcome outcome(Run run) {
        return run.closed().orElseThrow().outcome();
    }

    private State fold(Crowded crowded) {
        var state = State.EMPTY;
        for (var recorded : crowded.journal.facts()) {
            state = state.after(recorded);
        }
        return state;
    }

    /** What the engine holds true, by what it tells of it. */
    private static State rehearsed(Drover drover) {
        var runs = new java.util.TreeMap<RunId, Run>();
        drover.runs().forEach(run -> runs.put(run.id(), run));
        return new State(runs, new java.util.TreeMap<>(drover.cordons()), drover.mended(), AcceptedRequests.NONE);
    }
}
