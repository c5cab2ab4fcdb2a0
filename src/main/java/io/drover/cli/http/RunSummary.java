package io.drover.cli.http;

import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run in the list of runs.
 *
 * @param id its identity
 * @param purpose what was asked for
 * @param openedAt when it was accepted
 * @param cancelRequested whether nothing new shall start
 * @param closed how and when it ended, once it has
 * @param phases how many migrations are in each phase
 */
public record RunSummary(
        RunId id,
        Plan.Purpose purpose,
        Instant openedAt,
        boolean cancelRequested,
        Optional<Run.Closed> closed,
        Map<Phase, Integer> phases) {
    public RunSummary {
        phases = Map.copyOf(phases);
    }

    /** How many migrations are in that phase. */
    public int in(Phase phase) {
        return phases.getOrDefault(phase, 0);
    }

    /** How many migrations it has. */
    public int migrations() {
        return phases.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether a look at both hosts may settle something: it is under way, or ended with a guest unaccounted for. */
    public boolean isUnsettled() {
        return closed.isEmpty() || in(Phase.UNKNOWN) + in(Phase.NEEDS_OPERATOR) > 0;
    }
}
