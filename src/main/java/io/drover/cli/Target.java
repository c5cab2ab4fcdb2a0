package io.drover.cli;

import java.nio.file.Path;
import java.util.Optional;

/** What a server that is started in this process shall look after. */
public sealed interface Target {

    /** The hosts that a configuration file names. */
    record Configured(Path file) implements Target {}

    /**
     * A simulated fleet.
     *
     * @param file the fleet file; the built-in demonstration fleet where there is none
     * @param speed how many simulated seconds pass in a real one
     */
    record Simulated(Optional<Path> file, double speed) implements Target {}
}
