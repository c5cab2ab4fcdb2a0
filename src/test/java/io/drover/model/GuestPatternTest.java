package io.drover.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestPatternTest {
    private static final GuestId ID = GuestId.of("6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001");

    @ParameterizedTest
    @CsvSource({
        "db1, db1, true",
        "db1, db10, false",
        "DB1, db1, false",
        "6C6F3A1E-3b1f-4a7e-9d36-0d5a52b5f001, anything, true",
        "db*, db, true",
        "*-db, shop-db, true",
        "web*1, web1, true",
        "ab*ba, aba, false",
        "a*b*c, a-b-b-c, true",
        "a*b*c, a-c-b, false",
        "*, anything, true",
        "a.c, abc, false"
    })
    void aNameAUuidAndStarsMeanWhatTheySay(String pattern, String name, boolean fits) {
        assertThat(new GuestPattern(pattern).fits(ID, name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void starsMeanWhatTheyMeanToARegularExpression(long seed) {
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 2_000; round++) {
            // Given
            var pattern = "*" + word(random, "ab*", 6);
            var name = word(random, "ab", 7);
            var same = Pattern.compile(
                    Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
            // When
            boolean fits = new GuestPattern(pattern).fits(ID, name);
            // Then
            assertThat(fits)
                    .as("%s and %s", pattern, name)
                    .isEqualTo(same.matcher(name).matches());
        }
    }

    private static String word(SplittableRandom random, String letters, int most) {
        return random.ints(random.nextInt(most), 0, letters.length())
                .mapToObj(at -> letters.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatThrownBy(() -> new GuestPattern(" ")).hasMessageContaining("must be a name, a UUID or a pattern");
    }
}
