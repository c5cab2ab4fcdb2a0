package io.drover.model;

/**
 * How a guest writes to its memory: what decides the bytes and the downtime of its migration.
 *
 * @param dirtyBytesPerSecond memory written in a second, each page counted once
 * @param workingSetBytes the memory that these writes fall into
 */
public record Load(long dirtyBytesPerSecond, long workingSetBytes) {}
