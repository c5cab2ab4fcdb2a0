package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Fact;
import io.drover.model.Phase;
import io.drover.model.Recorded;
import io.drover.model.Run;
import io.drover.model.RunId;
import io.drover.port.Journal;
import io.drover.store.MemoryJournal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompactionTest {
    private static final Duration EVER = Duration.ofDays(36_500);

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatRemainsGivesTheSameStateAndNothingOpenIsForgotten(long seed) {
        // Given
        var history = new History(seed);
        var journal = new MemoryJournal(history.of(50 + (int) seed));
        var before = history.state();

        // When
        forget(journal, before, history.now(), new Keeping((int) (seed % 4), EVER));

        // Then
        var left = fold(journal.facts());
        assertThat(left.cordons()).isEqualTo(before.cordons());
        assertThat(left.mended()).isEqualTo(before.mended());
        assertThat(before.runs().values())
                .allSatisfy(run -> assertThat(left.run(run.id()))
                        .satisfies(kept ->
                                assertThat(kept.isPresent() || isOver(run)).isTrue())
                        .satisfies(
                                kept -> kept.ifPresent(same -> assertThat(same).isEqualTo(run))));
        assertThat(left.runs().values().stream().filter(CompactionTest::isOver))
                .hasSizeLessThanOrEqualTo((int) (seed % 4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterTheBeginningOfHistoryNoFactIsMissingAndNoNumberIsGivenTwice(long seed) {
        // Given
        var history = new History(seed);
        var journal = new MemoryJournal(history.of(60));
        long last = 60;

        // When
        forget(journal, history.state(), history.now(), new Keeping(1, EVER));
        var next = join(journal.append(history.now(), List.of(new Fact.RunsForgotten(List.of()))));

        // Then
        assertThat(next.get(0).sequence()).isGreaterThan(last);
        assertThat(journal.facts().stream().map(Recorded::sequence).filter(number -> number > journal.completeAfter()))
                .containsExactlyElementsOf(LongStream.rangeClosed(
                                journal.completeAfter() + 1, next.get(0).sequence())
                        .boxed()
                        .toList());
    }

    @Test
    void aSecondTimeRemovesAlsoWhatTheFirstLeft() {
        // Given
        var history = new History(77);
        var journal = new MemoryJournal(history.of(400));
        int first = forget(journal, history.state(), history.now(), new Keeping(20, EVER));
        // When
        int second = forget(journal, fold(journal.facts()), history.now(), new Keeping(2, EVER));
        // Then
        assertThat(first).isPositive();
        assertThat(second).isPositive();
        assertThat(journal.facts().stream().filter(fact -> fact.fact() instanceof Fact.RunsForgotten))
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void aRunIsForgottenWhenItEndedTooLongAgo() {
        // Given
        var history = new History(3);
        history.of(300);
        var draft = new Draft(history.state(), new Moment(history.now(), Duration.ZERO));
        // When
        Forgetting.decide(draft, new Keeping(1_000, Duration.ofHours(100)));
        // Then
        var oldest = history.now().minus(Duration.ofHours(100));
        assertThat(forgotten(draft)).isNotEmpty();
        assertThat(history.state().runs().values())
                .allSatisfy(run -> assertThat(forgotten(draft).contains(run.id()))
                        .isEqualTo(
                                isOver(run) && run.closed().orElseThrow().at().isBefore(oldest)));
    }

    @Test
    void aRunThatIsOpenedAgainUnderAForgottenNameStays() {
        // Given
        var history = new History(5);
        var facts = history.of(200);
        var over = history.state().runs().values().stream()
                .filter(CompactionTest::isOver)
                .findFirst()
                .orElseThrow();
        var journal = new MemoryJournal(facts);
        join(journal.append(history.now(), List.of(new Fact.RunsForgotten(List.of(over.id())))));
        join(journal.append(
                history.now(),
                List.of(facts.get(indexOfOpening(facts, over.id())).fact())));
        var before = journal.facts();
        // When
        var compacting = new Compaction(journal, Long.MAX_VALUE).run();
        // Then
        assertThat(fold(journal.facts()).run(over.id())).isPresent();
        assertThat(join(compacting)).isPositive();
        assertThat(fold(journal.facts())).isEqualTo(fold(before));
    }

    private static int indexOfOpening(List<Recorded> facts, RunId run) {
        return facts.stream()
                .map(Recorded::fact)
                .toList()
                .indexOf(facts.stream()
                        .map(Recorded::fact)
                        .filter(fact -> fact instanceof Fact.RunOpened opened
                                && opened.run().equals(run))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aJournalThatCannotRemoveSaysSo() {
        // Given
        var history = new History(9);
        var facts = history.of(200);
        var over = history.state().runs().values().stream()
                .filter(CompactionTest::isOver)
                .map(Run::id)
                .toList();
        var journal = new MemoryJournal(facts);
        join(journal.append(history.now(), List.of(new Fact.RunsForgotten(over))));
        // When
        var compacting = new Compaction(new KeepsAll(journal), Long.MAX_VALUE).run();
        // Then
        assertThatThrownBy(() -> join(compacting))
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("removes nothing");
    }

    /** A journal that offers no more than every journal must. */
    private record KeepsAll(Journal journal) implements Journal {
        @Override
        public CompletionStage<List<Recorded>> append(Instant at, List<Fact> facts) {
            return journal.append(at, facts);
        }

        @Override
        public CompletionStage<List<Recorded>> read(long afterSequence, int limit) {
            return journal.read(afterSequence, limit);
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private static int forget(MemoryJournal journal, State state, Instant now, Keeping keeping) {
        var draft = new Draft(state, new Moment(now, Duration.ZERO));
        Forgetting.decide(draft, keeping);
        join(journal.append(now, draft.decision().facts()));
        return join(new Compaction(journal, Long.MAX_VALUE).run());
    }

    private static Set<RunId> forgotten(Draft draft) {
        return draft.decision().facts().stream()
                .flatMap(fact -> fact instanceof Fact.RunsForgotten told ? told.runs().stream() : Stream.empty())
                .collect(HashSet::new, HashSet::add, HashSet::addAll);
    }

    private static boolean isOver(Run run) {
        return run.closed().isPresent()
                && run.migrations().stream()
                        .noneMatch(migration -> migration.phase() == Phase.NEEDS_OPERATOR
                                || !migration.phase().isResting());
    }

    private static State fold(List<Recorded> facts) {
        var state = State.EMPTY;
        for (var recorded : facts) {
            state = state.after(recorded);
        }
        return state;
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
