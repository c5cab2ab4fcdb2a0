package io.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Arbitrary;
import io.drover.model.Fact;
import io.drover.model.HostName;
import io.drover.model.Recorded;
import io.drover.port.Journal;
import io.drover.port.JournalException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal keeps. */
abstract class JournalContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.000000001Z");

    private Journal journal = new MemoryJournal();

    /** An empty journal. */
    abstract Journal create();

    @BeforeEach
    void open() {
        journal = create();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void factsComeBackInOrderWithTheirNumbersAndTimes() {
        // Given
        var arbitrary = new Arbitrary(7);
        List<Recorded> written = new ArrayList<>();
        // When
        for (int i = 0; i < 100; i++) {
            written.addAll(await(journal.append(arbitrary.instant(), arbitrary.facts())));
        }
        // Then
        assertThat(await(journal.read(0, 1_000))).isEqualTo(written);
        assertThat(written)
                .extracting(Recorded::sequence)
                .isSorted()
                .startsWith(1L)
                .endsWith((long) written.size());
    }

    @Test
    void appendsThatDoNotWaitForEachOtherKeepTheirOrder() {
        // When
        var stages = new ArrayList<CompletionStage<List<Recorded>>>();
        for (int i = 0; i < 1_000; i++) {
            stages.add(journal.append(NOON, List.of(fact(i), fact(i))));
        }
        // Then
        for (int i = 0; i < 1_000; i++) {
            assertThat(await(stages.get(i)))
                    .containsExactly(new Recorded(2L * i + 1, NOON, fact(i)), new Recorded(2L * i + 2, NOON, fact(i)));
        }
    }

    @Test
    void readingGoesOnWhereItStopped() {
        // Given
        await(journal.append(NOON, List.of(fact(1), fact(2), fact(3))));
        // When
        var middle = await(journal.read(1, 1));
        // Then
        assertThat(middle).containsExactly(new Recorded(2, NOON, fact(2)));
        assertThat(await(journal.read(3, 10))).isEmpty();
    }

    @Test
    void appendingNothingIsDoneAtOnce() {
        // When
        var stage = journal.append(NOON, List.of()).toCompletableFuture();
        // Then
        assertThat(stage).isCompletedWithValue(List.of());
    }

    @Test
    void readingWithoutALimitIsRefused() {
        assertThatThrownBy(() -> journal.read(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.read(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClosedJournalTakesNothing() {
        // Given
        journal.close();
        // When
        var stage = journal.append(NOON, List.of(fact(1)));
        // Then
        assertThatThrownBy(() -> await(stage))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> await(journal.read(0, 1)))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void factsThatAreRemovedLeaveTheNumbersOfTheOthersAsTheyAre() {
        // Given
        await(journal.append(NOON, List.of(fact(1), fact(2), fact(3), fact(4))));
        // When
        await(journal.drop(List.of(1L, 3L)));
        // Then
        assertThat(journal.completeAfter()).isEqualTo(3);
        assertThat(await(journal.read(0, 10)))
                .containsExactly(new Recorded(2, NOON, fact(2)), new Recorded(4, NOON, fact(4)));
        assertThat(await(journal.append(NOON, List.of(fact(5))))).containsExactly(new Recorded(5, NOON, fact(5)));
    }

    static Fact fact(int number) {
        return new Fact.HostUncordoned(new HostName("xen" + number));
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            CompletableFuture<T> future = stage.toCompletableFuture();
            return future.orTimeout(20, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof JournalException refused) {
                throw refused;
            }
            throw failed;
        }
    }
}
