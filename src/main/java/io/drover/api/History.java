package io.drover.api;

import io.drover.model.Recorded;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads up to {@code limit} facts of the journal that come after a number, oldest first. */
@FunctionalInterface
interface History {
    CompletionStage<List<Recorded>> read(long afterSequence, int limit);
}
