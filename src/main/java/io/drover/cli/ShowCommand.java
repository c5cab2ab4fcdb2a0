package io.drover.cli;

import io.drover.cli.http.Answer;
import io.drover.cli.http.Transfers;
import io.drover.cli.text.Line;
import io.drover.cli.view.RunLines;
import io.drover.model.Run;
import io.drover.model.RunId;
import java.util.List;
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
            var seen = answer.as(Run.class);
            if (seen.closed().isEmpty() && !context.isJson()) {
                context.console().data(underWay(seen, session.api().progress(run)));
            }
            return Account.ending(seen).number();
        }
    }

    private static List<Line> underWay(Run run, Answer progress) {
        return progress.as(Transfers.class).transfers().stream()
                .flatMap(transfer -> run.migration(transfer.migration()).stream()
                        .map(migration -> RunLines.of(migration, transfer.progress())))
                .toList();
    }
}
