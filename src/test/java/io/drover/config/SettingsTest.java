package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.GeneratedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Path EXAMPLE = Path.of("deploy/drover.yaml");

    @Test
    void thePageOfSettingsIsFresh() {
        new GeneratedPage("settings.md").assertIs(SettingsReference.page());
    }

    @Test
    void theExampleIsRightAndShowsTheDefaults() {
        // When
        var example = Configuration.load(EXAMPLE);
        // Then
        assertThat(example).usingRecursiveComparison().ignoringFields("hosts").isEqualTo(Configuration.standard());
        assertThat(example.hosts()).hasSize(3);
    }

    @Test
    void theExampleShowsEveryField() throws IOException {
        // Given
        var text = Files.readString(EXAMPLE);
        // When
        var names = Stream.of(
                        HostEntry.ALL,
                        LimitsSection.ALL,
                        ServerSection.ALL,
                        JournalSection.ALL,
                        CheckSection.ALL,
                        RunSection.ALL,
                        PlacementSection.ALL,
                        DowntimeSection.ALL)
                .flatMap(List::stream)
                .map(Setting::name);
        // Then
        assertThat(names).allSatisfy(name -> assertThat(text).contains(name + ": "));
    }
}
