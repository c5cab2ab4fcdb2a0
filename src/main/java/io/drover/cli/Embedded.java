package io.drover.cli;

import java.net.URI;

/** Starts a server in this process. */
@FunctionalInterface
public interface Embedded {

    /**
     * Starts a server on a loopback address and waits until it answers.
     *
     * @throws CommandException if it cannot start: {@link ExitCode#USAGE} for a bad configuration, {@link
     *     ExitCode#UNAVAILABLE} for a journal, library or port that cannot be had
     */
    Server open(Target target);

    /** A server in this process. */
    interface Server extends AutoCloseable {
        /** Where it answers, such as {@code http://127.0.0.1:40123}. */
        URI uri();

        /** Stops it. Migrations under way go on between the hosts. */
        @Override
        void close();
    }
}
