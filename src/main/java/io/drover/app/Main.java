package io.drover.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Drover's entry point: hands the command line to picocli and its exit code to the operating system. */
@Command(
        name = "drover",
        description = "Moves running Xen guests between hosts that share storage.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }
}
