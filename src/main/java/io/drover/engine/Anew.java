package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What becomes of a run some of whose moves are planned again. There may be thousands, so they are gone through once. */
final class Anew {
    private static final String LATE = "; by this it will not have moved when the run's window ends";

    private Anew() {}

    /** They wait for it. */
    static Run wanted(Run run, Fact.ReplanWanted fact) {
        Set<MigrationId> moves = new HashSet<>(fact.moves());
        return each(
                run,
                migration -> moves.contains(migration.id())
                        ? migration.withDisplaced(
                                fact.refused().equals(Optional.of(migration.id())),
                                "to be planned again: " + fact.why())
                        : migration);
    }

    /** They are planned, and wait for their turn. */
    static Run planned(Run run, Fact.RunReplanned fact, Instant at) {
        Map<MigrationId, PlannedMove> moves = new HashMap<>();
        fact.moves().forEach(again -> moves.put(again.migration(), again.planned()));
        int elsewhere = (int) run.migrations().stream()
                .filter(migration -> moves.containsKey(migration.id()))
                .filter(migration -> !migration.move().to().equals(to(moves, migration)))
                .count();
        Run.Replan replan = new Run.Replan(
                at, fact.why(), moves.size(), elsewhere, fact.late().size());
        Set<MigrationId> late = new HashSet<>(fact.late());
        return each(
                        run,
                        migration -> planned(
                                migration,
                                Optional.ofNullable(moves.get(migration.id())),
                                late.contains(migration.id()) ? fact.why() + LATE : fact.why()))
                .withReplan(replan);
    }

    private static HostName to(Map<MigrationId, PlannedMove> moves, Migration migration) {
        return moves.getOrDefault(migration.id(), migration.planned()).move().to();
    }

    private static Migration planned(Migration migration, Optional<PlannedMove> again, String why) {
        return again.map(move -> migration.withPlanned(move, reason(migration.planned(), move, why)))
                .orElse(migration);
    }

    private static String reason(PlannedMove before, PlannedMove now, String why) {
        HostName to = now.move().to();
        return before.move().to().equals(to)
                ? "waits for its turn; planned again: " + why
                : "waits for its turn; goes to " + to + " instead of "
                        + before.move().to() + ": " + why;
    }

    private static Run each(Run run, UnaryOperator<Migration> change) {
        return run.withMigrations(run.migrations().stream().map(change).toList());
    }
}
