package io.drover.app;

import io.drover.engine.Drover;
import io.drover.engine.Keeping;
import io.drover.port.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal's history to its limits, a while after the start and now and then afterwards. */
final class Oblivion {
    private static final Logger LOG = LoggerFactory.getLogger(Oblivion.class);

    /** What a start has to do comes first. */
    private static final Duration FIRST = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofHours(1);

    private final Drover drover;
    private final Keeping keeping;
    private final Timer timer;

    Oblivion(Drover drover, Keeping keeping, Timer timer) {
        this.drover = drover;
        this.keeping = keeping;
        this.timer = timer;
    }

    void begin() {
        timer.after(FIRST, this::forget);
    }

    private void forget() {
        drover.forget(keeping).whenComplete((removed, failure) -> {
            if (failure != null) {
                LOG.atWarn()
                        .setCause(failure)
                        .log("the journal's history could not be shortened; it is tried again later");
            } else if (removed > 0) {
                LOG.atInfo().addKeyValue("facts", removed).log("old history was removed from the journal");
            }
            timer.after(PAUSE, this::forget);
        });
    }
}
