package io.drover.cli;

import io.drover.cli.text.Line;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs the server until it is told to stop. */
@FunctionalInterface
public interface Service {

    /**
     * Serves, and returns when the process is asked to end.
     *
     * @param target what to look after
     * @param listen {@code ADDRESS:PORT} instead of the configured one
     * @param talk where to say what happens
     * @throws CommandException if it cannot start: {@link ExitCode#USAGE} for a bad configuration, {@link
     *     ExitCode#UNAVAILABLE} for a journal, library or port that cannot be had
     */
    void serve(Target target, Optional<String> listen, Consumer<Line> talk);
}
