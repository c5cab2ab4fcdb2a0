package io.drover.driver.libvirt;

import java.time.Duration;

/**
 * Limits of everything that waits or grows in this driver.
 *
 * @param lookLimit how long a look at a guest may take, connecting and waiting in line included
 * @param choreLimit how long a chore may take
 * @param observeLimit how long an inventory may take
 * @param transferLimit how long a migration may take before its outcome is called unknown
 * @param sampleEvery how often the progress of a migration is looked at; each look costs the two hosts some work
 * @param reconnectAfter the wait after the first failed connection attempt; it doubles
 * @param reconnectAtMost the longest such wait
 * @param transfersPerHost migrations from one host at a time; each keeps one of libvirtd's workers busy, which are twenty as it comes
 * @param queuedCallsPerHost calls that may wait for one host
 * @param hungCallsPerHost calls that never came back before Drover stops replacing the thread they hold
 */
public record LibvirtSettings(
        Duration lookLimit,
        Duration choreLimit,
        Duration observeLimit,
        Duration transferLimit,
        Duration sampleEvery,
        Duration reconnectAfter,
        Duration reconnectAtMost,
        int transfersPerHost,
        int queuedCallsPerHost,
        int hungCallsPerHost) {

    /** What fits most fleets. The limit of a chore is longer than the 30 s that libvirt itself waits for a guest's job lock. */
    public static LibvirtSettings standard() {
        return new LibvirtSettings(
                Duration.ofSeconds(20),
                Duration.ofSeconds(40),
                Duration.ofSeconds(60),
                Duration.ofHours(6),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                12,
                64,
                3);
    }
}
