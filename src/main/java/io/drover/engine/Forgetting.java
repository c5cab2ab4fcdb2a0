package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Decides which runs are forgotten: those that ended before the last so many, or too long ago, and left nothing to settle. */
final class Forgetting {
    /** Removing facts holds up appends, so not all of a long history goes at once. */
    private static final int MOST_AT_ONCE = 100;

    private Forgetting() {}

    static void decide(Draft draft, Keeping keeping) {
        List<RunId> forgotten = forgotten(draft.state(), keeping, draft.now());
        if (!forgotten.isEmpty()) {
            draft.record(new Fact.RunsForgotten(forgotten));
        }
    }

    private static List<RunId> forgotten(State state, Keeping keeping, Instant now) {
        Instant oldest = now.minus(keeping.time());
        List<Run> ended = state.runs().values().stream()
                .filter(Forgetting::isOver)
                .sorted(Comparator.comparing(Forgetting::endedAt)
                        .thenComparing(Run::id)
                        .reversed())
                .toList();
        List<RunId> old = IntStream.range(0, ended.size())
                .filter(place ->
                        place >= keeping.runs() || endedAt(ended.get(place)).isBefore(oldest))
                .mapToObj(place -> ended.get(place).id())
                .toList();
        return old.subList(Math.max(0, old.size() - MOST_AT_ONCE), old.size());
    }

    /** A run that waits for an operator has ended, and is not over. */
    private static boolean isOver(Run run) {
        return run.closed().isPresent()
                && run.migrations().stream()
                        .map(Migration::phase)
                        .allMatch(phase -> phase.isResting() && phase != Phase.NEEDS_OPERATOR);
    }

    private static Instant endedAt(Run run) {
        return run.closed().orElseThrow().at();
    }
}
