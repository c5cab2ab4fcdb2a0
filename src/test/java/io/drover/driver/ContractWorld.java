package io.drover.driver;

import io.drover.model.GuestId;
import io.drover.port.HostDriver;

/**
 * Two hosts and some guests for one test of {@link HostDriverContract}. The guests run where {@link #source} leads; a world made
 * of real hosts may call either of its two hosts the source, whichever has them now.
 */
public interface ContractWorld extends InventoryWorld {

    /** A driver of the host on which the guests run. */
    @Override
    HostDriver source();

    /** A driver of the host to which they may move. */
    @Override
    HostDriver destination();

    /** Another guest that runs there, persistent and set to autostart. */
    GuestId autostarted();
}
