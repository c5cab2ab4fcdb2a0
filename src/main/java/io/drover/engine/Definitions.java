package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.KeptDefinition;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.port.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds in the journal what was kept of guests' definitions. They are long and seldom wanted, so the state does not hold them. */
final class Definitions {
    private static final int PAGE = 1_000;

    private final Journal journal;

    Definitions(Journal journal) {
        this.journal = journal;
    }

    /** The definitions that were read in a run, oldest first. */
    CompletionStage<List<KeptDefinition>> of(Run run) {
        Map<MigrationId, Migration> migrations =
                run.migrations().stream().collect(Collectors.toMap(Migration::id, Function.identity()));
        return read(migrations, 0, new ArrayList<>());
    }

    private CompletionStage<List<KeptDefinition>> read(
            Map<MigrationId, Migration> migrations, long after, List<KeptDefinition> sofar) {
        return journal.read(after, PAGE).thenCompose(page -> {
            for (Recorded recorded : page) {
                if (recorded.fact() instanceof Fact.DefinitionRead read) {
                    Migration migration = migrations.get(read.migration());
                    if (migration != null) {
                        sofar.add(kept(recorded, read, migration.move()));
                    }
                }
            }
            return page.size() < PAGE
                    ? CompletableFuture.completedStage(List.copyOf(sofar))
                    : read(migrations, page.get(page.size() - 1).sequence(), sofar);
        });
    }

    private static KeptDefinition kept(Recorded recorded, Fact.DefinitionRead read, Move move) {
        return new KeptDefinition(
                read.migration(),
                move.guest(),
                move.name(),
                move.from(),
                recorded.at(),
                read.text().orElseGet(() -> Observed.unknown("the release that moved it kept no definitions")));
    }
}
