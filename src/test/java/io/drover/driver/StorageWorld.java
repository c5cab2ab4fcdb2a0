package io.drover.driver;

import io.drover.model.HostName;
import io.drover.port.HostDriver;
import io.drover.port.HostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Two hosts and what they store, for one test of {@link StorageContract}. */
public interface StorageWorld extends AutoCloseable {

    /** A driver of one host. */
    HostDriver source();

    /** A driver of another. */
    HostDriver destination();

    /** A host that there is not. */
    HostName nowhere();

    /** A directory of both hosts that is the same one. */
    String sharedDirectory();

    /** A directory of both hosts that is another one on each, where the world has such. */
    Optional<String> ownDirectory();

    /** The names of all files that lie in a directory, as the host itself sees them. */
    Set<String> names(HostDriver host, String directory) throws HostException;

    /**
     * Waits for an answer, however long a migration takes; in virtual time this is what lets time pass.
     *
     * @throws HostException what the stage failed with
     */
    <T> T await(CompletionStage<T> stage) throws HostException;

    /** Waits until nothing is under way and closes the drivers. */
    @Override
    void close();
}
