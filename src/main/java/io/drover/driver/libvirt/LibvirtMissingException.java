package io.drover.driver.libvirt;

/** libvirt's client library is not on this machine, so no host can be reached through it. The message says how to get it. */
public final class LibvirtMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LibvirtMissingException(String message, Throwable cause) {
        super(message, cause);
    }
}
