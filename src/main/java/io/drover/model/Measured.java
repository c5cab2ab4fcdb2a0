package io.drover.model;

import java.time.Duration;

/**
 * What a migration cost in fact.
 *
 * @param duration of the transfer, from the order until the source's host said it was over
 * @param bytes that went over the link
 * @param downtime while the guest ran nowhere
 */
public record Measured(Duration duration, Observed<Long> bytes, Observed<Duration> downtime) {}
