package io.drover.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrerequisitesPageTest {
    private static final Path PAGE = Path.of("src/site/markdown/prerequisites.md");
    private static final Pattern ID = Pattern.compile("`((?:guest|pair|host)\\.[a-z][a-z0-9-]*)`");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^\\| (\\d+) \\|");

    private static List<String> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult match) -> match.group(1))
                .distinct()
                .toList();
    }

    @Test
    void everyCheckThatThePageNamesIsInTheCatalogue() throws IOException {
        // Given
        var catalogue =
                Checks.catalogue().stream().map(about -> about.id().value()).toList();
        // When
        var named = found(ID);
        // Then
        assertThat(catalogue).containsAll(named);
    }

    @Test
    void thePageLeavesNoneOut() throws IOException {
        // When
        var rows = found(NUMBERED);
        // Then
        assertThat(rows)
                .isEqualTo(
                        IntStream.rangeClosed(1, 35).mapToObj(String::valueOf).toList());
    }
}
