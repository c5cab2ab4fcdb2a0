package io.drover.engine;

import io.drover.model.MigrationId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * From where plans see hosts and transfers.
 *
 * @param surveyor asks the hosts
 * @param lookout watches what is under way
 */
record Vantage(Surveyor surveyor, Lookout lookout) {

    /**
     * The hosts as they are, with what had arrived of transfers by then.
     *
     * @param notOlderThan how old an observation may be; what arrived since then may be missing in it, and is left out
     */
    CompletionStage<Scene> scene(Focus focus, Duration notOlderThan) {
        Map<MigrationId, Long> arrived = lookout.arrived(notOlderThan);
        return surveyor.surveyAll(focus, notOlderThan).thenApply(fleet -> new Scene(fleet, arrived));
    }
}
