package io.drover.engine;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Says that facts are durable before they are: whoever listens to it acts before the append. */
final class HastyJournal implements Journal {
    private final Journal journal;
    private long last;

    HastyJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
        List<Recorded> promised = new ArrayList<>();
        facts.forEach(fact -> promised.add(new Recorded(++last, at, fact)));
        return CompletableFuture.completedFuture(promised).thenCombine(begun(at, facts), (early, nothing) -> early);
    }

    private CompletionStage<Boolean> begun(Instant at, List<Fact> facts) {
        boolean begins = !journal.append(at, facts).toCompletableFuture().isCompletedExceptionally();
        return CompletableFuture.completedStage(begins);
    }

    @Override
    public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        return journal.read(afterSequence, limit).thenApply(page -> {
            page.forEach(recorded -> last = Math.max(last, recorded.sequence()));
            return page;
        });
    }

    @Override
    public void close() {
        journal.close();
    }
}
