package io.drover.port;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The facts, in order, on stable storage. One writer; a second one on the same journal is refused when it opens.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends facts, all or none.
     *
     * @return the facts with their numbers once they are durable; fails with a {@link JournalException} when they are not
     */
    CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts);

    /** Reads up to {@code limit} facts that come after a number, oldest first. */
    CompletionStage<List<Recorded>> read(long afterSequence, int limit);

    @Override
    void close();
}
