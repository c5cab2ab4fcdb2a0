package io.drover.engine;

import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * Removes from the journal what the state does not miss, once.
 *
 * <ol>
 *   <li>All facts up to a number are read and folded, and those that are useless are noted.
 *   <li>The others alone are read and folded again. If that does not give the same state, nothing is removed.
 *   <li>The journal removes them, all or none.
 * </ol>
 *
 * Reading verifies every fact, so a damaged journal is not compacted. Facts that are appended meanwhile are not looked at.
 */
final class Compaction {
    private static final int PAGE = 1_000;

    private final Journal journal;
    private final long until;
    private final Useless useless = new Useless();
    private State all = State.EMPTY;
    private State rest = State.EMPTY;

    Compaction(Journal journal, long until) {
        this.journal = journal;
        this.until = until;
    }

    /** Completes with the number of facts that were removed. */
    CompletionStage<Integer> run() {
        return walk(0, this::note).thenCompose(read -> {
            List<Long> numbers = useless.numbers();
            return numbers.isEmpty() ? CompletableFuture.completedStage(0) : remove(numbers);
        });
    }

    private void note(Recorded recorded) {
        all = all.after(recorded);
        useless.take(recorded);
    }

    private CompletionStage<Integer> remove(List<Long> numbers) {
        Set<Long> gone = new HashSet<>(numbers);
        return walk(0, recorded -> keep(recorded, gone)).thenCompose(read -> {
            if (!rest.equals(all)) {
                return CompletableFuture.failedStage(
                        new JournalException("the journal is not compacted: what would be left does not give the same "
                                + "state; keep the file for a report"));
            }
            return journal.drop(numbers).thenApply(nothing -> numbers.size());
        });
    }

    private void keep(Recorded recorded, Set<Long> gone) {
        if (!gone.contains(recorded.sequence())) {
            rest = rest.after(recorded);
        }
    }

    private CompletionStage<Void> walk(long after, Consumer<Recorded> visit) {
        return journal.read(after, PAGE).thenCompose(page -> {
            page.stream().filter(recorded -> recorded.sequence() <= until).forEach(visit);
            boolean more = page.size() == PAGE && page.get(PAGE - 1).sequence() < until;
            return more ? walk(page.get(PAGE - 1).sequence(), visit) : CompletableFuture.completedStage(null);
        });
    }
}
