package io.drover.api;

import io.drover.engine.Drover;
import io.drover.model.Recorded;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the journal remembers. */
interface History {
    /** Reads up to {@code limit} facts that come after a number, oldest first. */
    CompletionStage<List<Recorded>> read(long afterSequence, int limit);

    /** The number up to which facts were removed; after it none is missing. */
    long completeAfter();

    /** The history of an engine's journal. */
    static History of(Drover drover) {
        return new History() {
            @Override
            public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
                return drover.history(afterSequence, limit);
            }

            @Override
            public long completeAfter() {
                return drover.historyCompleteAfter();
            }
        };
    }
}
