package io.drover.precopy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What real Xen 4.17 sent, round by round, as the lab's part {@code rounds} read it off the streams of migrations. The property {@code xen.rounds} names a
 * file of other recordings.
 */
class XenRoundsTest {
    static List<String> recordings() throws IOException {
        return text().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String text() throws IOException {
        var other = System.getProperty("xen.rounds");
        if (other != null) {
            return Files.readString(Path.of(other));
        }
        try (var recorded = XenRoundsTest.class.getResourceAsStream("xen-rounds.txt")) {
            return new String(Objects.requireNonNull(recorded).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void xensRuleTellsAsManyRoundsAsXenSent(String recording) {
        // Given: pages a second that the guest dirties, then the pages of each round
        long[] pages = Arrays.stream(recording.split(" "))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        // When
        int rounds = rounds(pages);
        // Then
        assertThat(rounds).isEqualTo(pages.length);
    }

    /** How many rounds there are, the one included in which the guest stands still, if each dirties what the next one sent. One of no pages is none. */
    private static int rounds(long[] pages) {
        int live = 1;
        var next = XenRule.after(live, dirtied(pages, live));
        while (next == XenRule.Next.ROUND) {
            live++;
            next = XenRule.after(live, dirtied(pages, live));
        }
        if (next == XenRule.Next.LAST_ROUND && dirtied(pages, live) > 0) {
            live++;
        }
        return live + (dirtied(pages, live) > 0 ? 1 : 0);
    }

    private static long dirtied(long[] pages, int live) {
        return live < pages.length ? pages[live] * XenRule.PAGE_BYTES : 0;
    }
}
