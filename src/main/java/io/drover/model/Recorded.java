package io.drover.model;

import java.time.Instant;

/**
 * A fact with its place in the journal.
 *
 * @param sequence its number, from 1, without gaps
 * @param at when it was recorded
 * @param fact what became true
 */
public record Recorded(long sequence, Instant at, Fact fact) {}
