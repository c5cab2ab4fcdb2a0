package io.drover.engine;

import io.drover.model.Move;
import io.drover.model.Progress;

/** Adds to what a driver saw of a transfer the time that it still needs. */
@FunctionalInterface
interface Forecast {
    /** The same progress with an estimate where one can be made. */
    Progress complete(Progress progress, Move move);
}
