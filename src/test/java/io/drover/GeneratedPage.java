package io.drover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of the documentation that is written from the code. A test fails while the page and the code disagree; {@code -Dregenerate=true}
 * writes it anew.
 */
public final class GeneratedPage {
    private static final Path DIRECTORY = Path.of("src/site/markdown");
    private final Path page;

    public GeneratedPage(String name) {
        this.page = DIRECTORY.resolve(name);
    }

    /** Fails unless the page is this text. */
    public void assertIs(String text) {
        try {
            if (Boolean.getBoolean("regenerate")) {
                Files.writeString(page, text);
            }
            assertThat(page)
                    .as("run the tests with -Dregenerate=true to write it anew")
                    .exists();
            assertThat(Files.readString(page))
                    .as(page + " is stale; run the tests with -Dregenerate=true to write it anew")
                    .isEqualTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
