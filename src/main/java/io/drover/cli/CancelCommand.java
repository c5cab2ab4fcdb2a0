package io.drover.cli;

import io.drover.model.RunId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "cancel", description = "Let a run start nothing new. What is in flight ends by itself.")
final class CancelCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN", description = "The run, as `drover runs` lists it.")
    RunId run;

    CancelCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            Account.write(context, session.api().cancel(run));
            return ExitCode.OK.number();
        }
    }
}
