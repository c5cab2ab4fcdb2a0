package io.drover.engine;

import io.drover.model.Move;
import io.drover.model.Observed;
import io.drover.model.Overheads;
import io.drover.model.Progress;
import io.drover.precopy.Lessons;
import io.drover.precopy.Link;
import io.drover.precopy.PreCopy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The time a transfer still needs by Xen's pre-copy rule, for a guest whose load nobody has told: at the rate seen, with what past migrations
 * on its link took besides their bytes. For one thread.
 */
final class PreCopyForecast implements Forecast {
    private static final String NO_LOAD = "Xen does not tell how a guest writes to its memory";

    private final Supplier<Lessons> lessons;
    private final Map<Link, Overheads> known = new HashMap<>();
    private Lessons knownFrom = Lessons.NONE;

    PreCopyForecast(Supplier<Lessons> lessons) {
        this.lessons = lessons;
    }

    @Override
    public Progress complete(Progress progress, Move move) {
        if (progress.remaining().isPresent()) {
            return progress;
        }
        return PreCopy.remaining(
                        progress.totalBytes(),
                        progress.bytesArrived(),
                        Observed.unknown(NO_LOAD),
                        progress.bytesPerSecond(),
                        overheads(new Link(move.from(), move.to())))
                .map(progress::withRemaining)
                .orElse(progress);
    }

    private Overheads overheads(Link link) {
        Lessons latest = lessons.get();
        if (latest != knownFrom) {
            known.clear();
            knownFrom = latest;
        }
        return known.computeIfAbsent(
                link, unasked -> latest.on(Map.of(link, Long.MAX_VALUE)).overheads());
    }
}
