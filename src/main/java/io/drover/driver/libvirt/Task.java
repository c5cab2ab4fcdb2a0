package io.drover.driver.libvirt;

import io.drover.port.HostException.Recourse;
import java.time.Duration;

/**
 * A call to a host.
 *
 * @param operation its name, for people and meters
 * @param limit how long it may take before it counts as failed, waiting in line included
 * @param ifSilent what may be done when no answer came in that time
 * @param work what it does
 * @param <T> what comes of it
 */
record Task<T>(String operation, Duration limit, Recourse ifSilent, Work<T> work) {

    /** A call that may be repeated without harm. */
    static <T> Task<T> repeatable(String operation, Duration limit, Work<T> work) {
        return new Task<>(operation, limit, Recourse.RETRY, work);
    }
}
