package io.drover.driver.sim;

import io.drover.model.Overheads;
import java.time.Duration;
import java.util.Optional;

/**
 * How a simulated fleet behaves.
 *
 * @param defaultLinkBytesPerSecond what a host's migration link carries where the fleet does not say
 * @param perStreamBytesPerSecond the most that one migration gets, however fast its links; empty for no such cap
 * @param overheads what a migration costs besides moving bytes
 * @param progressEvery how often a transfer tells of its progress
 * @param callLatency how long a host takes to answer
 */
public record SimulationSettings(
        long defaultLinkBytesPerSecond,
        Optional<Long> perStreamBytesPerSecond,
        Overheads overheads,
        Duration progressEvery,
        Duration callLatency) {

    /**
     * A gigabit link at 93 % of its line rate, no cap for a stream, standard overheads, progress every
     * second, and answers after ten milliseconds.
     */
    public static final SimulationSettings STANDARD = new SimulationSettings(
            1000L * (1 << 20) / 9, Optional.empty(), Overheads.STANDARD, Duration.ofSeconds(1), Duration.ofMillis(10));

    /** The same with other overheads. */
    public SimulationSettings with(Overheads others) {
        return new SimulationSettings(
                defaultLinkBytesPerSecond, perStreamBytesPerSecond, others, progressEvery, callLatency);
    }

    public SimulationSettings {
        if (defaultLinkBytesPerSecond <= 0) {
            throw new IllegalArgumentException(
                    "link rate is " + defaultLinkBytesPerSecond + " bytes a second; it must be more than 0");
        }
        if (perStreamBytesPerSecond.filter(rate -> rate <= 0).isPresent()) {
            throw new IllegalArgumentException(
                    "stream cap is " + perStreamBytesPerSecond.get() + " bytes a second; it must be more than 0");
        }
        if (progressEvery.isNegative() || progressEvery.isZero()) {
            throw new IllegalArgumentException("progress interval is " + progressEvery + "; it must be more than 0");
        }
    }
}
