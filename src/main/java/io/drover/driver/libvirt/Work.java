package io.drover.driver.libvirt;

import io.drover.port.HostException;

/**
 * Something done on a host over a connection, on that connection's thread.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface Work<T> {
    T on(Link link) throws LibvirtFailure, HostException;
}
