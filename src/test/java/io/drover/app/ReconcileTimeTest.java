package io.drover.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.Definition;
import io.drover.model.Fact;
import io.drover.model.Fleet;
import io.drover.model.HostName;
import io.drover.model.HostSample;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.model.RunId;
import io.drover.model.Sample;
import io.drover.store.SqliteJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a start takes that finds a thousand guests in flight: half of them arrived, half of them stayed. */
@Tag("kill")
class ReconcileTimeTest {
    private static final int MOVES = 1_000;
    private static final int DESTINATIONS = 10;
    private static final RunId RUN = new RunId("drain-xen0");
    private static final HostName SOURCE = new HostName("xen0");

    @TempDir
    Path directory;

    @Test
    void aThousandUnfinishedMovesAreReconciled() throws Exception {
        // Given
        var journal = directory.resolve("journal.db");
        writeDown(journal);
        var names = IntStream.rangeClosed(0, DESTINATIONS)
                .mapToObj(host -> "xen" + host)
                .collect(Collectors.joining(","));
        try (var hosts = new DistantHosts(fleet(), 1)) {
            // When
            long start = System.nanoTime();
            try (var life = new Life(journal, hosts, names)) {
                long answering = System.nanoTime();
                while (!life.isAtRest()) {
                    life.get("/livez");
                }
                long over = System.nanoTime();
                // Then
                System.out.printf(
                        "1,000 unfinished moves: requests answered after %.1f s, all reconciled after %.1f s%n",
                        (answering - start) / 1e9, (over - start) / 1e9);
                assertThat(life.runs().get(0).migrations())
                        .extracting(Migration::phase)
                        .containsOnly(Phase.DONE, Phase.FAILED);
            }
        }
    }

    private static void writeDown(Path file) {
        var moves = IntStream.rangeClosed(1, MOVES)
                .mapToObj(ReconcileTimeTest::move)
                .toList();
        var purpose = Plan.Purpose.drain(List.of(SOURCE));
        var bound = new Plan.LowerBound(Duration.ZERO, "none");
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact.RunOpened(
                RUN, new Plan(purpose, Instant.now(), moves, List.of(), bound, Optional.empty()), Policy.STANDARD));
        for (int number = 1; number <= MOVES; number++) {
            var id = new MigrationId(RUN, number);
            facts.add(new Fact.PhaseEntered(id, Phase.CHECKING, "its turn has come", List.of()));
            facts.add(new Fact.DefinitionRead(id, new Definition(true, false), Optional.empty()));
            facts.add(new Fact.PhaseEntered(id, Phase.COPYING, "nothing holds it back", List.of()));
        }
        // Nobody wants those that stayed to be moved again: what is timed is how long it takes to know.
        facts.add(new Fact.CancelRequested(RUN));
        try (var journal = SqliteJournal.open(file)) {
            journal.append(Instant.now(), facts).toCompletableFuture().join();
        }
    }

    private static PlannedMove move(int number) {
        var move = new Move(Sample.id("g" + number), "g" + number, SOURCE, destination(number), 64 * Sample.MIB);
        var cost = new PlannedMove.Cost(Duration.ofSeconds(1), 1, Duration.ZERO);
        return new PlannedMove(move, Duration.ZERO, cost, Duration.ofSeconds(2), 1);
    }

    private static HostName destination(int number) {
        return new HostName("xen" + (1 + number % DESTINATIONS));
    }

    private static Fleet fleet() {
        List<HostSample> hosts = IntStream.rangeClosed(0, DESTINATIONS)
                .mapToObj(host -> Sample.host("xen" + host))
                .toList();
        for (int number = 1; number <= MOVES; number++) {
            var guest = Sample.guest("g" + number).memory(64 * Sample.MIB).build();
            int place = number % 2 == 0 ? 0 : 1 + number % DESTINATIONS;
            hosts.get(place).guest(guest).seesDisksOf(guest);
        }
        return Sample.fleet(hosts.stream().map(HostSample::build).toArray(io.drover.model.Host[]::new));
    }
}
