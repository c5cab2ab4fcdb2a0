package io.drover.driver;

import io.drover.model.HostName;
import io.drover.port.Dom0Driver;
import io.drover.port.HostException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Two Dom0s for one test of {@link Dom0DriverContract}, and a third in the configuration that nobody answers for. */
public interface Dom0World extends AutoCloseable {

    /** A driver of one host. */
    Dom0Driver source();

    /** Another host. */
    HostName destination();

    /** A driver of a host that is in the configuration and down. */
    Dom0Driver unreachable();

    /** A host that is in no configuration. */
    HostName nowhere();

    /** A path that is there on the source. */
    String path();

    /** A directory that both hosts share. */
    String shared();

    /** A directory that either has one of its own of. */
    String apart();

    /** A directory that neither has. */
    String missing();

    /** All files in {@link #shared} and {@link #apart}, on both hosts. */
    List<String> files();

    /** From now on the destination is connected to, and fails in the middle of whatever it is asked. */
    void breakDestination();

    /**
     * Waits for an answer.
     *
     * @throws HostException what the stage failed with
     */
    <T> T await(CompletionStage<T> stage) throws HostException;

    @Override
    void close();
}
