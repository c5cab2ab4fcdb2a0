package io.drover.port;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The facts, in order, on stable storage. One writer; a second one on the same journal is refused when it opens. After an append that
 * failed, the journal takes no other until {@link #recover} succeeds.
 */
public interface Journal extends AutoCloseable {

    /**
     * Appends facts, all or none.
     *
     * @return the facts with their numbers once they are durable; fails with a {@link JournalException} when they are not
     */
    CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts);

    /**
     * Reads up to {@code limit} facts that come after a number, oldest first. None is missing among those after {@link #completeAfter}.
     */
    CompletionStage<List<Recorded>> read(long afterSequence, int limit);

    /** The number up to which facts were removed; 0 while all that were ever written are there. */
    default long completeAfter() {
        return 0;
    }

    /**
     * Removes facts for good, all or none. Their numbers are not given again. A journal that keeps everything fails.
     *
     * @param sequences the numbers of facts that the fold of all others does not miss
     */
    default CompletionStage<Void> drop(List<Long> sequences) {
        return CompletableFuture.failedFuture(new JournalException("this journal removes nothing"));
    }

    /**
     * Tries to take appends again after one failed; completes when it does, and fails with a {@link JournalException} while it cannot.
     * Facts whose append failed may turn out to be there: read what comes after the last one that was confirmed.
     */
    default CompletionStage<Void> recover() {
        return CompletableFuture.failedFuture(
                new JournalException("this journal takes nothing until it is opened again"));
    }

    @Override
    void close();
}
