package io.drover.cli;

import io.drover.model.HostName;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "uncordon", description = "Let a host take guests again.")
final class UncordonCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "HOST", description = "The host.")
    HostName host;

    UncordonCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            session.api().uncordon(host);
            context.console().say(host + " takes guests again.");
            return ExitCode.OK.number();
        }
    }
}
