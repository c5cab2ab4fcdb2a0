package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.GeneratedPage;
import io.drover.model.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    void thePageOfFleetFilesIsFresh() {
        new GeneratedPage("fleet-files.md").assertIs(FleetReference.page());
    }

    @Test
    void thePageOfFleetFilesShowsAFleet() {
        // When
        var fleet = FleetFile.parse("example", FleetReference.EXAMPLE, Instant.EPOCH);
        // Then
        assertThat(fleet.hosts()).hasSize(2);
        assertThat(fleet.hosts().values()).flatMap(Host::guests).hasSize(1);
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
                        DowntimeSection.ALL,
                        OverheadsSection.ALL)
                .flatMap(List::stream)
                .map(Setting::name);
        // Then
        assertThat(names).allSatisfy(name -> assertThat(text).contains(name + ": "));
    }
}
