package io.drover.driver;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Two hosts and some guests for one test of {@link HostDriverContract}. The guests run where {@link #source} leads; a world made
 * of real hosts may call either of its two hosts the source, whichever has them now.
 */
public interface ContractWorld extends AutoCloseable {

    /** A driver of the host on which the guests run. */
    HostDriver source();

    /** A driver of the host to which they may move. */
    HostDriver destination();

    /** A guest that runs at the source, is persistent there and not set to autostart, with a disk and a NIC. */
    GuestId guest();

    /** Another that runs there, persistent and set to autostart. */
    GuestId autostarted();

    /** A guest that no host knows. */
    GuestId absent();

    /** A host that there is not. */
    HostName nowhere();

    /** The memory of {@link #guest}. */
    long memoryBytes();

    /** The processors of {@link #guest}. */
    int vcpus();

    /**
     * Waits for an answer, however long a migration takes; in virtual time this is what lets time pass.
     *
     * @throws HostException what the stage failed with
     */
    <T> T await(CompletionStage<T> stage) throws HostException;

    /** Lets time pass, so that what is under way goes on and notices arrive. */
    void pass(Duration duration);

    /** Waits until nothing is under way and closes the drivers. */
    @Override
    void close();
}
