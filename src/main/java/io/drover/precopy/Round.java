package io.drover.precopy;

import java.time.Duration;

/**
 * One pass over memory while the guest runs.
 *
 * @param bytes sent in this round
 * @param duration of the round
 * @param dirtiedBytes what the guest wrote to meanwhile, each page counted once
 */
public record Round(long bytes, Duration duration, long dirtiedBytes) {}
