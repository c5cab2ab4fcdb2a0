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
 */
public record Patience(
        Duration observation,
        Duration silence,
        Duration strangeness,
        Duration transfer,
        Duration settling,
        Duration connecting) {

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
            Duration.ofSeconds(20));
}
