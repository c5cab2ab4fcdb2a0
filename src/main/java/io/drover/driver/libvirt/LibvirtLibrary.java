package io.drover.driver.libvirt;

import com.sun.jna.NativeLibrary;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.libvirt.Library;
import org.libvirt.LibvirtException;
import org.libvirt.jna.Libvirt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the native library ready, once a process: finds it, keeps it from writing to standard error, and runs its event loop.
 * libvirt wants the loop registered before the first connection and kept running from then on.
 */
final class LibvirtLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtLibrary.class);
    private static final long PAUSE_AFTER_ERROR_NANOS = 100_000_000L;

    /** Kept in a field: native code holds it, and a collected callback would crash the process. */
    private static final Libvirt.VirErrorCallback QUIET = (userData, error) -> {};

    private static @Nullable Thread eventLoop;

    private LibvirtLibrary() {}

    /**
     * Makes the library ready; later calls do nothing.
     *
     * @throws LibvirtMissingException if it is not installed
     */
    static synchronized void ready() {
        if (eventLoop != null) {
            return;
        }
        probe("virt");
        probe("virt-qemu");
        Libvirt.INSTANCE.virSetErrorFunc(null, QUIET);
        try {
            Library.initEventLoop();
        } catch (LibvirtException e) {
            throw new IllegalStateException("libvirt's event loop could not be registered: " + e.getMessage(), e);
        }
        eventLoop = new Thread(LibvirtLibrary::runEvents, "libvirt-events");
        eventLoop.setDaemon(true);
        eventLoop.start();
    }

    /** Finds a native library by its short name; the binding loads libvirt-qemu too, which comes in the same package. */
    static void probe(String name) {
        try {
            NativeLibrary.getInstance(name);
        } catch (LinkageError e) {
            throw new LibvirtMissingException(
                    "libvirt's client library lib" + name + " is not installed here;"
                            + " install it (Debian: apt-get install libvirt0; FreeBSD: pkg install libvirt)",
                    e);
        }
    }

    private static void runEvents() {
        while (true) {
            try {
                Library.processEvent();
            } catch (LibvirtException | RuntimeException e) {
                LOG.warn("libvirt's event loop reported an error and goes on", e);
                LockSupport.parkNanos(PAUSE_AFTER_ERROR_NANOS);
            }
        }
    }
}
