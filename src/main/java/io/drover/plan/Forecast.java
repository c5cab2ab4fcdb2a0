package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.PlannedMove;
import io.drover.precopy.Overheads;
import io.drover.precopy.PreCopy;
import io.drover.precopy.Prediction;
import java.time.Duration;

/**
 * What moving a guest costs at a rate.
 *
 * @param overheads what a migration costs besides moving bytes
 */
record Forecast(Overheads overheads) {

    /** Everything that pre-copy's arithmetic says. A guest that claims no memory is taken to have one byte. */
    Prediction of(Guest guest, long bytesPerSecond) {
        return PreCopy.predict(Math.max(1, guest.memoryBytes()), guest.load(), bytesPerSecond, overheads);
    }

    /** How long it should take. */
    Duration duration(Guest guest, long bytesPerSecond) {
        return of(guest, bytesPerSecond).duration();
    }

    /** The expected cost as a plan states it. */
    static PlannedMove.Cost cost(Prediction prediction) {
        return new PlannedMove.Cost(prediction.duration(), prediction.bytes(), prediction.downtime());
    }
}
