package io.drover.driver;

import io.drover.model.GuestId;
import io.drover.port.HostDriver;
import java.time.Duration;

/**
 * Two hosts and some guests for one test of {@link HostDriverContract}. The guests run where {@link #source} leads; a world made
 * of real hosts may call either of its two hosts the source, whichever has them now.
 */
public interface ContractWorld extends StorageWorld {

    /** A driver of the host on which the guests run. */
    @Override
    HostDriver source();

    /** A driver of the host to which they may move. */
    @Override
    HostDriver destination();

    /** A guest that runs at the source, is persistent there and not set to autostart, with a disk and a NIC. */
    GuestId guest();

    /** Another that runs there, persistent and set to autostart. */
    GuestId autostarted();

    /** A guest that no host knows. */
    GuestId absent();

    /** The memory of {@link #guest}. */
    long memoryBytes();

    /** The processors of {@link #guest}. */
    int vcpus();

    /** Lets time pass, so that what is under way goes on and notices arrive. */
    void pass(Duration duration);
}
