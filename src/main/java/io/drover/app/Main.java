package io.drover.app;

import io.drover.cli.Commands;
import io.drover.cli.Interrupts;
import io.drover.cli.ProcessTerminal;
import io.drover.cli.Surroundings;
import io.drover.cli.Terminal;
import java.time.InstantSource;
import picocli.CommandLine;

/** Drover's entry point: gives the command line its surroundings, and its exit code to the operating system. */
public final class Main {

    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * @param args the command line, without the program's name
     */
    public static void main(String[] args) {
        System.exit(commandLine(ProcessTerminal.open()).execute(args));
    }

    /** The whole program on other streams. */
    static CommandLine commandLine(Terminal terminal) {
        Interrupts signals = new Signals();
        Servers servers = new Servers();
        return Commands.of(new Surroundings(
                terminal,
                System.getenv(),
                InstantSource.system(),
                signals,
                new BuildVersion(),
                new Surroundings.Hooks(
                        servers, new UntilStopped(servers, signals), new Examination(), new FileArchive())));
    }
}
