package io.drover.cli;

import static picocli.CommandLine.ScopeType.INHERIT;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program itself, with the options that all commands share. */
@Command(
        name = "drover",
        description = "Moves running Xen guests between hosts that share storage.",
        mixinStandardHelpOptions = true,
        scope = INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Without --server, Drover looks after the hosts itself for the command's life, as the configuration says.",
            "Exit codes: 0 ok, 1 failed, 2 usage, 3 refused, 4 not found, 5 partial, 6 unavailable, 7 OUTCOME UNKNOWN, 8 journal damaged, 130 interrupted."
        })
final class Root {
    @Option(
            names = "--server",
            scope = INHERIT,
            paramLabel = "URL",
            description = "Speak to the server there (or environment DROVER_SERVER), such as http://127.0.0.1:8080.")
    Optional<URI> server;

    @Option(
            names = "--config",
            scope = INHERIT,
            paramLabel = "FILE",
            description = "The configuration (or environment DROVER_CONFIG; otherwise /etc/drover/drover.yaml).")
    Optional<Path> config;

    @Option(
            names = "--fleet",
            scope = INHERIT,
            paramLabel = "FILE|demo",
            description = "Use a simulated fleet: a fleet file, or the built-in one.")
    Optional<String> fleet;

    @Option(
            names = "--speed",
            scope = INHERIT,
            paramLabel = "N",
            description = "Let a simulated fleet's time run N times as fast.")
    Optional<Double> speed;

    @Option(
            names = {"-o", "--output"},
            scope = INHERIT,
            defaultValue = "TABLE",
            paramLabel = "table|json|html",
            description =
                    "How data is written to standard output; talk goes to standard error. html is a page, of plans only.")
    Output output;

    @Option(names = "--no-color", scope = INHERIT, description = "No colours (or environment NO_COLOR).")
    boolean noColor;

    @Option(names = "--debug", scope = INHERIT, hidden = true, description = "Print stack traces of errors.")
    boolean debug;
}
