package io.drover.driver.sim;

/**
 * What is lost of a managed migration's handshake, in which the client tells each host what the other has done (libvirt-domain.c of libvirt, {@code
 * virDomainMigrateVersion3Full}).
 */
enum Loss {
    NOTHING,
    /** The client itself: neither host is told anything any more. */
    CLIENT,
    /** Its connection to the source: it tells the destination to give up, and the source is told nothing. */
    SOURCE,
    /** Its connection to the destination: it tells the source to run the guest on, and the destination is told nothing. */
    DESTINATION;

    /** Whether the source is told nothing any more. */
    boolean ofSource() {
        return this == CLIENT || this == SOURCE;
    }

    /** Whether the destination is told nothing any more. */
    boolean ofDestination() {
        return this == CLIENT || this == DESTINATION;
    }
}
