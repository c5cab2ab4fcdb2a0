package io.drover.engine;

import java.time.Duration;

/**
 * How long the engine waits for evidence before it calls an operator.
 *
 * @param observation for both hosts to answer the checks before a transfer
 * @param silence for a host that does not answer about a guest in flight
 * @param strangeness for a combination of answers that should not last
 * @param transfer for a transfer that goes on without being ours to wait for
 * @param settling for the chores after an arrival
 * @param connecting for a disk to be connected where the guest arrived
 * @param retries how often it begins again what failed
 * @param standstill when a transfer without progress is an alarm
 */
public record Patience(
        Duration observation,
        Duration silence,
        Duration strangeness,
        Duration transfer,
        Duration settling,
        Duration connecting,
        Retries retries,
        Standstill standstill) {

    /**
     * Ten seconds, five minutes, ninety seconds, two hours, two minutes, twenty seconds. Strangeness must outlast the 60 s that libxl waits for a guest to
     * suspend and the 30 s of libvirt's keepalive.
     */
    public static final Patience STANDARD = new Patience(
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(90),
            Duration.ofHours(2),
            Duration.ofMinutes(2),
            Duration.ofSeconds(20),
            Retries.STANDARD,
            Standstill.STANDARD);

    /** The same patience, with what an operator sets of it. */
    public Patience with(Retries tries, Standstill alarm) {
        return new Patience(observation, silence, strangeness, transfer, settling, connecting, tries, alarm);
    }
}
