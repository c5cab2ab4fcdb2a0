package io.drover.cli;

import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show the account of a run: every guest, where it is, and why.")
final class ShowCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "RUN", description = "The run, as `drover runs` lists it.")
    RunId run;

    ShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = session.api().run(run);
            Account.write(context, answer);
            return Account.ending(answer.as(Run.class)).number();
        }
    }
}
