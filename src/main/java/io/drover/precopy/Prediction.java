package io.drover.precopy;

import java.time.Duration;
import java.util.List;

/**
 * What a migration will cost.
 *
 * @param rounds the rounds sent while the guest runs; what the last one leaves dirty is sent while it is suspended
 * @param bytes sent in all
 * @param duration from the order until the source has let go of the guest
 * @param downtime while the guest runs nowhere
 * @param longest the longest it can take at that rate, however the guest writes within its working set
 * @param mostBytes the most that can be sent
 */
public record Prediction(
        List<Round> rounds, long bytes, Duration duration, Duration downtime, Duration longest, long mostBytes) {
    public Prediction {
        rounds = List.copyOf(rounds);
    }
}
