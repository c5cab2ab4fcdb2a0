package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.port.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {
    private static final Duration AGE = Duration.ofSeconds(5);

    private final SetClock clock = new SetClock();
    private final Moment moment = Moment.of(clock);

    /** A clock that can be set, on a machine that can sleep. */
    private static final class SetClock implements Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");
        private Duration elapsed = Duration.ZERO;

        void shows(Duration later, Duration counted) {
            now = now.plus(later);
            elapsed = elapsed.plus(counted);
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Duration elapsed() {
            return elapsed;
        }
    }

    @Test
    void aMomentIsRecentForAsLongAsItWasAskedFor() {
        // When
        clock.shows(AGE, AGE);

        // Then
        assertThat(moment.isWithin(AGE, clock)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "both clocks call it old,                   PT6S,  PT6S",
        "the clock was set back to just after it,   PT2S,  PT26S",
        "the clock was set back to before it,       PT-1S, PT3S",
        "the machine slept,                         PT1H,  PT3S",
        "the clock was set forth,                   PT5M,  PT3S"
    })
    void aMomentIsNotRecentUnlessBothClocksSaySo(String why, Duration later, Duration counted) {
        // When
        clock.shows(later, counted);

        // Then
        assertThat(moment.isWithin(AGE, clock)).as(why).isFalse();
    }
}
