package io.drover.driver.dom0;

import java.time.Duration;

/**
 * Limits of everything that waits or grows in this driver.
 *
 * @param connectLimit how long connecting and logging in may take
 * @param observeLimit how long taking the facts may take, connecting and waiting in line included
 * @param reachLimit how long each of the scripts may take that try what a host reaches
 * @param reconnectAfter the wait after the first failed connection attempt; it doubles
 * @param reconnectAtMost the longest such wait
 * @param keepAliveEvery how often a connection is tried; after three tries without an answer it counts as lost
 * @param callsAtOncePerHost scripts on one host at a time. OpenSSH's server allows ten on a connection
 * @param queuedCallsPerHost scripts that may wait for one host
 * @param outputLimitBytes what one script may print
 */
public record Dom0Settings(
        Duration connectLimit,
        Duration observeLimit,
        Duration reachLimit,
        Duration reconnectAfter,
        Duration reconnectAtMost,
        Duration keepAliveEvery,
        int callsAtOncePerHost,
        int queuedCallsPerHost,
        int outputLimitBytes) {

    /** What fits most fleets. */
    public static Dom0Settings standard() {
        return new Dom0Settings(
                Duration.ofSeconds(15),
                Duration.ofSeconds(60),
                Duration.ofSeconds(45),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(15),
                4,
                64,
                16 << 20);
    }
}
