package io.drover.engine;

import io.drover.model.Observed;
import io.drover.model.Progress;
import io.drover.precopy.Overheads;
import io.drover.precopy.PreCopy;

/** The time a transfer still needs by Xen's pre-copy rule, for a guest whose load nobody has told. */
final class PreCopyForecast implements Forecast {
    private static final String NO_LOAD = "Xen does not tell how a guest writes to its memory";

    @Override
    public Progress complete(Progress progress) {
        if (progress.remaining().isPresent()) {
            return progress;
        }
        return PreCopy.remaining(
                        progress.totalBytes(),
                        progress.bytesArrived(),
                        Observed.unknown(NO_LOAD),
                        progress.bytesPerSecond(),
                        Overheads.STANDARD)
                .map(progress::withRemaining)
                .orElse(progress);
    }
}
