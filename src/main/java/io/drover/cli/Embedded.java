package io.drover.cli;

import java.net.URI;
import java.util.concurrent.Future;

/** Starts a server in this process. */
@FunctionalInterface
public interface Embedded {

    /**
     * Starts a server on a loopback address, beside the thread that asks. It is there once it answers; if it cannot start, what is to come
     * fails with a {@link CommandException}: {@link ExitCode#USAGE} for a bad configuration, {@link ExitCode#UNAVAILABLE} for a journal,
     * library or port that cannot be had.
     */
    Future<Server> open(Target target);

    /** A server in this process. */
    interface Server extends AutoCloseable {
        /** Where it answers, such as {@code http://127.0.0.1:40123}. */
        URI uri();

        /** Stops it. Migrations under way go on between the hosts. */
        @Override
        void close();
    }
}
