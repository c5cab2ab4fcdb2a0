package io.drover.model;

/**
 * A pool of physical processors.
 *
 * @param name such as {@code Pool-0}
 * @param cpus how many it has
 */
public record CpuPool(String name, int cpus) {}
