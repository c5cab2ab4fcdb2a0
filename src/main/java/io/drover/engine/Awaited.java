package io.drover.engine;

/**
 * What is being done on hosts, for whoever waits for the end of it.
 *
 * @param handiwork fixes
 * @param aborts transfers that are called off
 * @param rivals others who send a guest too
 */
record Awaited(Handiwork handiwork, Aborts aborts, Rivals rivals) {}
