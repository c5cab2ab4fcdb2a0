package io.drover.cli.http;

/**
 * One server-sent event.
 *
 * @param id the last id that the stream gave, for a {@code Last-Event-ID}; empty before the first
 * @param name what kind of event it is; {@code message} where the stream does not say
 * @param data its text
 */
public record SseEvent(String id, String name, String data) {}
