package io.drover.model;

/**
 * A guest's state with the host's own words for it.
 *
 * @param state what it means to Drover
 * @param said what the host said, such as {@code paused (migrating)}
 */
public record Condition(GuestState state, String said) {}
