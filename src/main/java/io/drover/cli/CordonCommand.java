package io.drover.cli;

import io.drover.model.HostName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "cordon", description = "Let no new guests onto a host. Those that are there stay.")
final class CordonCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "HOST", description = "The host.")
    HostName host;

    @Option(
            names = "--reason",
            defaultValue = "no reason given",
            paramLabel = "TEXT",
            description = "Why; it is shown to whoever wonders.")
    String reason;

    CordonCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            session.api().cordon(host, reason);
            context.console().say(host + " takes no new guests.");
            return ExitCode.OK.number();
        }
    }
}
