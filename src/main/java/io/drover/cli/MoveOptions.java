package io.drover.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of all that moves guests. */
final class MoveOptions {
    @Option(names = "--dry-run", description = "Show the checks and the plan; start nothing.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Do it without asking.")
    boolean yes;

    @Option(
            names = "--fix",
            description =
                    "Carry out first what Drover can mend itself (eject media, stop autostart), and undo it afterwards.")
    boolean fix;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "Marks the request: given again with the same key, it starts nothing more and follows the run that"
                            + " it led to.")
    Optional<String> key = Optional.empty();

    @Mixin
    PolicyOptions policy;

    /** The options of somebody who wants it done with nothing special. */
    static MoveOptions unasked() {
        var options = new MoveOptions();
        options.yes = true;
        options.policy = PolicyOptions.none();
        return options;
    }
}
