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
     * The hosts as they are, with what had arrived of transfers when they were asked.
     *
     * @param notOlderThan how old an observation may be
     */
    CompletionStage<Scene> scene(Focus focus, Duration notOlderThan) {
        Surveyor.Survey survey = surveyor.surveyAll(focus, notOlderThan);
        Map<MigrationId, Long> arrived = lookout.arrivedBy(survey.askedAt());
        return survey.fleet().thenApply(fleet -> new Scene(fleet, arrived));
    }
}
