package io.drover.plan;

import io.drover.model.Guest;
import io.drover.model.Overheads;
import io.drover.precopy.PreCopy;
import io.drover.precopy.Prediction;

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
}
