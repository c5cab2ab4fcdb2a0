package io.drover.engine;

/**
 * What is being done beside the engine, for whoever waits for the end of it.
 *
 * @param handiwork fixes
 * @param aborts transfers that are called off
 * @param rivals others who send a guest too
 * @param replanner queued moves that are planned again
 */
record Awaited(Handiwork handiwork, Aborts aborts, Rivals rivals, Replanner replanner) {}
