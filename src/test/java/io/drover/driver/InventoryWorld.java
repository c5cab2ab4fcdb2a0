package io.drover.driver;

import io.drover.model.GuestId;
import java.time.Duration;

/** Two hosts, and guests on one of them, for one test of {@link InventoryContract}. */
public interface InventoryWorld extends StorageWorld {

    /** A guest that runs at the source, is persistent there if guests can be and not set to autostart, with a disk and a NIC. */
    GuestId guest();

    /** A guest that no host knows. */
    GuestId absent();

    /** The memory of {@link #guest}. */
    long memoryBytes();

    /** The processors of {@link #guest}. */
    int vcpus();

    /** Lets time pass, so that what is under way goes on and notices arrive. */
    void pass(Duration duration);
}
