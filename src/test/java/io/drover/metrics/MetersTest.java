package io.drover.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.GeneratedPage;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The names follow Prometheus' rules, and the page lists them all. */
class MetersTest {

    @ParameterizedTest
    @EnumSource(Meters.class)
    void aNameSaysItsUnitAndKind(Meters meter) {
        // When
        var name = meter.exposed();
        // Then
        assertThat(name).matches("drover(_[a-z]+)+");
        assertThat(name.endsWith("_total")).isEqualTo(meter.kind() == Meters.Kind.COUNTER);
        if (meter.kind() == Meters.Kind.SUMMARY || meter.kind() == Meters.Kind.HISTOGRAM) {
            assertThat(name).endsWith("_seconds");
        }
        assertThat(meter.labels()).noneMatch(label -> name.contains("_by_" + label));
        assertThat(meter.help()).endsWith(".");
    }

    @Test
    void thePageListsEveryMeter() {
        // When
        var rows = Arrays.stream(Meters.values())
                .map(meter -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                meter.exposed(),
                                meter.kind().name().toLowerCase(Locale.ROOT),
                                meter.labels().isEmpty() ? "" : "`" + String.join("`, `", meter.labels()) + "`",
                                meter.help()))
                .collect(Collectors.joining("\n"));
        // Then
        new GeneratedPage("meters.md").assertIs("""
                # Meters

                What `/metrics` shows, beside the meters of the HTTP server and the Java runtime. This page is written from the code.

                Times are in seconds, sizes in bytes. A meter that names a migration or a run is there only while that is open.

                | name | kind | labels | what it says |
                |---|---|---|---|
                %s
                """.formatted(rows));
    }
}
