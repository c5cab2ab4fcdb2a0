package io.drover.driver.dom0;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(1, 1);
    private final List<String> started = new ArrayList<>();
    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<String> second = new CompletableFuture<>();
    private final CompletableFuture<String> third = new CompletableFuture<>();

    private boolean enter(String name, CompletableFuture<String> answer) {
        return gate.enter(answer, () -> started.add(name));
    }

    @Test
    void whatFindsTheLineFullIsTurnedAway() {
        // Given
        enter("first", first);
        enter("second", second);
        // When
        boolean entered = enter("third", third);
        // Then
        assertThat(entered).isFalse();
        assertThat(started).containsExactly("first");
    }

    @Test
    void anAnswerLetsTheNextThrough() {
        // Given
        enter("first", first);
        enter("second", second);
        // When
        first.complete("done");
        // Then
        assertThat(started).containsExactly("first", "second");
        assertThat(enter("third", third)).isTrue();
    }

    @Test
    void whatIsAnsweredWhileItWaitsLeavesTheLineAndNeverStarts() {
        // Given
        enter("first", first);
        enter("second", second);
        // When
        second.completeExceptionally(new IllegalStateException("late"));
        // Then
        assertThat(enter("third", third)).isTrue();
        first.complete("done");
        assertThat(started).containsExactly("first", "third");
    }

    @Test
    void anEmptyLineTakesTheNextAtOnce() {
        // Given
        enter("first", first);
        first.complete("done");
        // When
        enter("second", second);
        // Then
        assertThat(started).containsExactly("first", "second");
    }
}
