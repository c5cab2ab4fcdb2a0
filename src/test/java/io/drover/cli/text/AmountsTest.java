package io.drover.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "536870912, 512 MiB",
        "1073741824, 1.0 GiB",
        "1610612736, 1.5 GiB",
        "214748364800, 200 GiB",
    })
    void bytesAreReadInTheUnitThatLeavesFewDigits(long bytes, String text) {
        // When
        var said = Amounts.bytes(bytes);
        // Then
        assertThat(said).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ms",
        "80, 80ms",
        "999, 999ms",
        "1200, 1.2s",
        "9949, 9.9s",
        "9950, 10s",
        "59499, 59s",
        "59500, 1m00s",
        "200000, 3m20s",
        "7500000, 2h05m",
    })
    void durationsAreReadInTheirTwoLargestUnits(long millis, String text) {
        // When
        var said = Amounts.duration(Duration.ofMillis(millis));
        // Then
        assertThat(said).isEqualTo(text);
    }

    @Test
    void aRangeWithoutWidthIsOneDuration() {
        // When
        var said = Amounts.range(Duration.ofMillis(20_100), Duration.ofMillis(20_400));
        // Then
        assertThat(said).isEqualTo("20s");
    }

    @Test
    void aRateThatIsNotKnownIsNotSaid() {
        // When
        var said = Amounts.rate(0);
        // Then
        assertThat(said).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 10, [....]", "5, 10, [##..]", "10, 10, [####]", "20, 10, [####]", "1, 0, [....]"})
    void aBarIsNeverFullerThanFull(long done, long total, String bar) {
        // When
        var drawn = Amounts.bar(done, total, 4);
        // Then
        assertThat(drawn).isEqualTo(bar);
    }
}
