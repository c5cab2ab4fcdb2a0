package io.drover.engine;

import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Policy;
import io.drover.model.Run;
import java.util.List;
import java.util.Optional;

/** Starts what waits, in the order of its plan, as far as the limits allow. */
final class Starting {

    private Starting() {}

    static void startWhatMay(Draft draft) {
        List<Run> open = draft.state().open().toList();
        Traffic traffic = Traffic.of(draft.state());
        open.forEach(run -> startWhatMay(draft, run, traffic));
    }

    private static void startWhatMay(Draft draft, Run run, Traffic traffic) {
        Optional<String> halted = whyHalted(run);
        for (Migration migration : run.migrations()) {
            if (migration.phase() != Phase.QUEUED) {
                continue;
            }
            Optional<String> no = WindowEnd.tooLate(run, migration, draft.now()).or(() -> halted);
            if (no.isPresent()) {
                draft.enter(migration.id(), Phase.CANCELLED, no.get());
            } else if (!migration.course().waits()
                    && traffic.leavesRoomFor(
                            run.id(), migration.move(), run.policy().limits())
                    && traffic.isItsTurn(run, migration)) {
                start(draft, migration);
                traffic.add(draft.migration(migration.id()));
            }
        }
    }

    private static Optional<String> whyHalted(Run run) {
        if (run.cancelRequested()) {
            return Optional.of("the run was cancelled before this guest's turn");
        }
        if (run.policy().onFailure() == Policy.OnFailure.CONTINUE) {
            return Optional.empty();
        }
        return run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.FAILED
                        || migration.phase() == Phase.REFUSED
                        || migration.phase() == Phase.NEEDS_OPERATOR)
                .findFirst()
                .map(migration -> "the run stops at its first failure, and "
                        + migration.move().name() + " is " + migration.phase());
    }

    private static void start(Draft draft, Migration migration) {
        draft.enter(migration.id(), Phase.CHECKING, "its turn has come");
        draft.observe(migration, draft.first(migration.id()));
    }
}
