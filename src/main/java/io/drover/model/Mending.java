package io.drover.model;

/**
 * A fix on the list of what is to be undone.
 *
 * @param fix what Drover mends
 * @param done whether it was carried out; until then it may be half-way
 */
public record Mending(Fix fix, boolean done) {}
