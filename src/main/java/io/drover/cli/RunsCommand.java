package io.drover.cli;

import io.drover.cli.http.RunList;
import io.drover.cli.view.RunsView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "runs", description = "List the runs, newest first.")
final class RunsCommand implements Callable<Integer> {
    private final Context context;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "How many at most, up to 1000.")
    int limit;

    RunsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = session.api().runs(limit);
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console().data(RunsView.of(answer.as(RunList.class).runs()));
            }
            return ExitCode.OK.number();
        }
    }
}
