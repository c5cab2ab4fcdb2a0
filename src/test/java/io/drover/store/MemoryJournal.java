package io.drover.store;

import io.drover.model.Fact;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A journal for engines under virtual time: every stage is complete when it is returned. Its facts outlive its closing. */
public final class MemoryJournal implements Journal {
    private final List<Recorded> facts;
    private long last;
    private long completeAfter;
    private boolean closed;

    public MemoryJournal() {
        this(List.of());
    }

    /** A journal as a crash left it. */
    public MemoryJournal(List<Recorded> facts) {
        this.facts = new ArrayList<>(facts);
        this.last = facts.isEmpty() ? 0 : facts.get(facts.size() - 1).sequence();
    }

    @Override
    public synchronized CompletionStage<List<Recorded>> append(Instant at, List<Fact> added) {
        if (closed && !added.isEmpty()) {
            return CompletableFuture.failedFuture(new JournalException("the journal in memory is closed"));
        }
        List<Recorded> numbered = new ArrayList<>();
        for (Fact fact : added) {
            numbered.add(new Recorded(++last, at, fact));
        }
        facts.addAll(numbered);
        return CompletableFuture.completedFuture(List.copyOf(numbered));
    }

    @Override
    public synchronized CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
        if (afterSequence < 0 || limit < 1) {
            throw new IllegalArgumentException("cannot read " + limit + " facts after number " + afterSequence);
        }
        if (closed) {
            return CompletableFuture.failedFuture(new JournalException("the journal in memory is closed"));
        }
        return CompletableFuture.completedFuture(facts.stream()
                .filter(fact -> fact.sequence() > afterSequence)
                .limit(limit)
                .toList());
    }

    @Override
    public synchronized long completeAfter() {
        return completeAfter;
    }

    @Override
    public synchronized CompletionStage<Void> drop(List<Long> sequences) {
        facts.removeIf(fact -> sequences.contains(fact.sequence()));
        sequences.forEach(number -> completeAfter = Math.max(completeAfter, number));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> recover() {
        return CompletableFuture.completedFuture(null);
    }

    /** All facts so far. */
    public synchronized List<Recorded> facts() {
        return List.copyOf(facts);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
