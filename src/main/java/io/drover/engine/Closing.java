package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.util.List;

/** Closes a run when all its migrations rest, and says how it ended. */
final class Closing {

    private Closing() {}

    /** Whether it closed one. */
    static boolean closeWhatRests(Draft draft) {
        List<Run> runs = draft.state().open().toList();
        boolean closed = false;
        for (Run run : runs) {
            boolean rests = run.migrations().stream()
                    .allMatch(migration -> migration.phase().isResting());
            if (rests) {
                draft.record(new Fact.RunClosed(run.id(), outcome(run)));
                closed = true;
            }
        }
        return closed;
    }

    static Run.Outcome outcome(Run run) {
        if (count(run, Phase.NEEDS_OPERATOR) > 0) {
            return Run.Outcome.UNKNOWN;
        }
        long done = count(run, Phase.DONE);
        boolean stranded = !run.plan().stranded().isEmpty();
        if (done == run.migrations().size()) {
            return outcomeOfMoved(done, stranded);
        }
        if (count(run, Phase.FAILED) + count(run, Phase.REFUSED) == 0) {
            return Run.Outcome.CANCELLED;
        }
        return done == 0 ? Run.Outcome.FAILED : Run.Outcome.PARTIAL;
    }

    private static Run.Outcome outcomeOfMoved(long done, boolean stranded) {
        if (!stranded) {
            return Run.Outcome.DONE;
        }
        return done == 0 ? Run.Outcome.FAILED : Run.Outcome.PARTIAL;
    }

    private static long count(Run run, Phase phase) {
        return run.migrations().stream()
                .map(Migration::phase)
                .filter(phase::equals)
                .count();
    }
}
