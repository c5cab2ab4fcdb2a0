package io.drover.cli.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseParserTest {
    private static final String STREAM = """
            : hello

            id: 7
            event: fact
            data: {"name":"Zürich"}

            event:progress
            data:one
            data: two
            retry: 10

            event: nothing

            data

            data: unfinished
            """;

    private static final List<SseEvent> EVENTS = List.of(
            new SseEvent("7", "fact", "{\"name\":\"Zürich\"}"),
            new SseEvent("7", "progress", "one\ntwo"),
            new SseEvent("7", "message", ""));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void eventsAreReadWithEveryLineEnding(String ending) {
        // Given
        var bytes = STREAM.replace("\n", ending).getBytes(UTF_8);
        // When
        var events = new SseParser(1000).feed(ByteBuffer.wrap(bytes));
        // Then
        assertThat(events).isEqualTo(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eventsDoNotDependOnHowTheNetworkCutsThem(long seed) {
        // Given
        var chance = new SplittableRandom(seed);
        var bytes = STREAM.replace("\n", "\r\n").getBytes(UTF_8);
        var parser = new SseParser(1000);
        var events = new ArrayList<SseEvent>();
        // When
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, 1 + chance.nextInt(5));
            events.addAll(parser.feed(ByteBuffer.wrap(bytes, at, length)));
            at += length;
        }
        // Then
        assertThat(events).isEqualTo(EVENTS);
    }

    @Test
    void aLineWithoutEndDoesNotFillTheMemory() {
        // Given
        var parser = new SseParser(10);
        // Then
        assertThatThrownBy(() -> parser.feed(ByteBuffer.wrap("data: 0123456789".getBytes(UTF_8))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10");
    }

    @Test
    void anEventWithoutEndDoesNotFillTheMemory() {
        // Given
        var parser = new SseParser(10);
        var lines = ByteBuffer.wrap("data: 01\n".repeat(10).getBytes(UTF_8));
        // Then
        assertThatThrownBy(() -> parser.feed(lines)).isInstanceOf(IllegalStateException.class);
    }
}
