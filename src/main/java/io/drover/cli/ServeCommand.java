package io.drover.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "serve", description = "Run the server until it is told to stop.")
final class ServeCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where to listen instead of where the configuration says.")
    Optional<String> listen;

    ServeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var console = context.console();
        context.surroundings().hooks().service().serve(context.target(), listen, line -> console.say(List.of(line)));
        return ExitCode.OK.number();
    }
}
