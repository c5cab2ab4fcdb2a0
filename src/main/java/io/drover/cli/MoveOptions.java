package io.drover.cli;

import io.drover.cli.http.PolicyWish;
import io.drover.model.Policy;
import java.time.Instant;
import java.time.ZoneId;
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

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description =
                    "The window's end, as 05:30 (here, today or tomorrow) or 2030-01-31T05:30+01:00: nothing starts that"
                            + " by its plan would not end before it.")
    Optional<String> until = Optional.empty();

    @Option(
            names = "--abort-at-end",
            description = "Call off what is still being copied when the window ends; those guests stay where they are.")
    boolean abortAtEnd;

    @Mixin
    PolicyOptions policy;

    /** What the server shall hear, at that moment of this machine's clock. */
    PolicyWish wish(Instant now) {
        return window(now).map(policy.wish()::within).orElseGet(policy::wish);
    }

    private Optional<Policy.Window> window(Instant now) {
        if (abortAtEnd && until.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE, "--abort-at-end says nothing without a window", "Give --until TIME with it.");
        }
        return until.map(time -> new Policy.Window(TimeOfDay.next(time, now, ZoneId.systemDefault()), abortAtEnd));
    }

    /** The options of somebody who wants it done with nothing special. */
    static MoveOptions unasked() {
        var options = new MoveOptions();
        options.yes = true;
        options.policy = PolicyOptions.none();
        return options;
    }
}
