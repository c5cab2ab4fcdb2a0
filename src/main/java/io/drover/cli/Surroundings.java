package io.drover.cli;

import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine.IVersionProvider;

/**
 * What the commands need of the process they run in.
 *
 * @param terminal the standard streams
 * @param environment the environment's variables
 * @param clock for the pace of the display
 * @param interrupts where Ctrl-C comes from
 * @param version what {@code --version} prints
 * @param hooks what only the whole program can do
 */
public record Surroundings(
        Terminal terminal,
        Map<String, String> environment,
        InstantSource clock,
        Interrupts interrupts,
        IVersionProvider version,
        Hooks hooks) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /**
     * What only the whole program can do.
     *
     * @param embedded a server for the life of one command
     * @param service a server for good
     * @param doctor the examination
     * @param archive the journal's file
     */
    public record Hooks(Embedded embedded, Service service, Doctor doctor, Archive archive) {}
}
