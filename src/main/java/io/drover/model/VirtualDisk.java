package io.drover.model;

/**
 * A guest's virtual disk as the backend in the Dom0 holds it.
 *
 * @param target the guest's name for it, such as {@code xvda}
 * @param backend what carries it, such as {@code qdisk} or {@code vbd}
 * @param state its XenBus state; {@value #CONNECTED} is connected
 */
public record VirtualDisk(String target, String backend, int state) {
    /** The XenBus state in which a guest can use the disk (XenbusStateConnected in Xen's public/io/xenbus.h). */
    public static final int CONNECTED = 4;

    /** Whether the guest can use it. */
    public boolean isConnected() {
        return state == CONNECTED;
    }
}
