package io.drover.seeds;

import io.drover.engine.Drover;
import io.drover.engine.Launch;
import java.util.concurrent.CompletionStage;

/** How Drover is started: as in production, or with something spoiled on purpose. */
@FunctionalInterface
public interface Launcher {
    /** Drover as it is. */
    Launcher PRODUCTION = Launch::start;

    /** Starts it. */
    CompletionStage<Drover> start(Launch launch);
}
