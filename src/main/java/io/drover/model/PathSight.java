package io.drover.model;

/**
 * Whether a path exists on a host.
 *
 * @param exists whether it does
 * @param pool the name of the storage pool it was found in or looked for in; empty text where it was looked for in the file
 *     system itself
 */
public record PathSight(boolean exists, String pool) {}
