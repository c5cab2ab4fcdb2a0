package io.drover.engine;

/**
 * What is being done on hosts, for whoever waits for the end of it.
 *
 * @param handiwork fixes
 * @param aborts transfers that are called off
 */
record Awaited(Handiwork handiwork, Aborts aborts) {}
