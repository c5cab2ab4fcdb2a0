package io.drover.driver.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTest {
    private final VirtualTime time = new VirtualTime(Sample.NOW);
    private final List<String> done = new ArrayList<>();

    @Test
    void workIsDoneInTheOrderOfItsTimeThenOfTheAsking() {
        // Given
        time.after(Duration.ofSeconds(2), () -> done.add("late"));
        time.after(Duration.ofSeconds(1), () -> done.add("first"));
        time.after(Duration.ofSeconds(1), () -> done.add("second"));
        // When
        time.advance(Duration.ofSeconds(2));
        // Then
        assertThat(done).containsExactly("first", "second", "late");
        assertThat(time.now()).isEqualTo(Sample.NOW.plusSeconds(2));
    }

    @Test
    void workThatAsksForMoreIsStoppedByTheLimit() {
        // Given
        repeat();
        // When
        boolean idle = time.runUntilIdle(Duration.ofSeconds(5));
        // Then
        assertThat(idle).isFalse();
        assertThat(done).hasSize(5);
    }

    @Test
    void timeStopsAsSoonAsTheConditionHolds() {
        // Given
        repeat();
        // When
        boolean reached = time.runUntil(() -> done.size() == 3, Duration.ofMinutes(1));
        // Then
        assertThat(reached).isTrue();
        assertThat(time.now()).isEqualTo(Sample.NOW.plusSeconds(3));
    }

    @Test
    void acceleratedTimeRunsAsManyTimesFasterAsItIsTold() {
        // Given
        var fast = new AcceleratedTime(time, time, 60);
        fast.after(Duration.ofMinutes(10), () -> done.add("ten minutes later"));
        // When
        time.advance(Duration.ofSeconds(10));
        // Then
        assertThat(done).hasSize(1);
        assertThat(fast.now()).isEqualTo(Sample.NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void timeThatStandsStillIsRefused() {
        assertThatThrownBy(() -> new AcceleratedTime(time, time, 0)).hasMessageContaining("must be more than 0");
    }

    private void repeat() {
        time.after(Duration.ofSeconds(1), () -> {
            done.add("again");
            repeat();
        });
    }
}
