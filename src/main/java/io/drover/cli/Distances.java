package io.drover.cli;

import io.drover.cli.http.Transfer;
import io.drover.model.Fact;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Progress;
import java.util.HashMap;
import java.util.Map;

/** How far transfers are, by what was heard of them last. */
final class Distances {
    private final Map<MigrationId, Progress> heard = new HashMap<>();

    void hear(Transfer transfer) {
        heard.put(transfer.migration(), transfer.progress());
    }

    /** Once a migration leaves its transfer for another phase, how far it was and how long it would take is true no more. */
    void hear(Fact fact) {
        if (fact instanceof Fact.PhaseEntered entered && entered.phase() != Phase.SWITCHING) {
            heard.remove(entered.migration());
        }
    }

    Map<MigrationId, Progress> latest() {
        return Map.copyOf(heard);
    }
}
