package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkSpeedTest {

    @ParameterizedTest
    @CsvSource({
        "9 Mb/s, 1048576",
        "1 Gb/s, 116508444",
        "10Gb/s, 1165084444",
        "0.9 Mb/s, 104857",
        "1100 MiB/s, 1153433600",
        "1.5KiB/s, 1536",
        "1 B/s, 1"
    })
    void aLineCarriesLessThanItsBitsAndARateIsWhatItSays(String text, long bytesPerSecond) {
        // When
        var speed = LinkSpeed.of(text);
        // Then
        assertThat(speed.bytesPerSecond()).isEqualTo(bytesPerSecond);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10", "fast", "10 Gb", "10 gb/s", "-1 Gb/s", "0 Gb/s", "0.1 B/s", "9999999 TiB/s", "1 Gb/s\n"
            })
    void anythingElseIsRefusedWithWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> LinkSpeed.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "link speed '" + text + "' is not right; it must be a link's speed such as 10 Gb/s, or what it"
                                + " carries such as 1100 MiB/s");
    }
}
