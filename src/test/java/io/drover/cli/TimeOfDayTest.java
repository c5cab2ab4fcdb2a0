package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOfDayTest {
    private static final Instant NOW = Instant.parse("2030-01-31T22:00:00Z");
    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");

    @ParameterizedTest
    @CsvSource({
        "23:30, 2030-01-31T22:30:00Z",
        "05:30, 2030-02-01T04:30:00Z",
        "23:00, 2030-02-01T22:00:00Z",
        "2030-02-02T05:30+01:00, 2030-02-02T04:30:00Z",
        "2030-02-02T05:30:00Z, 2030-02-02T05:30:00Z"
    })
    void theNextSuchMomentIsMeant(String written, Instant meant) {
        assertThat(TimeOfDay.next(written, NOW, PRAGUE)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "25:00", "5", "", "2030-02-02T05:30", "2030-02-30T05:30Z"})
    void anythingElseIsRefusedWithWhatWouldBeRight(String written) {
        // When
        var refusal = catchThrowableOfType(CommandException.class, () -> TimeOfDay.next(written, NOW, PRAGUE));
        // Then
        assertThat(refusal).hasMessageContaining("'" + written + "' is no time");
    }

    @Test
    void aMomentThatIsOverIsRefused() {
        // When
        var refusal =
                catchThrowableOfType(CommandException.class, () -> TimeOfDay.next("2030-01-31T21:59Z", NOW, PRAGUE));
        // Then
        assertThat(refusal).hasMessageContaining("that is over");
    }
}
