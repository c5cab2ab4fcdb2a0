package io.drover.cli;

import io.drover.cli.http.FixList;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "fixes", description = "List what --fix did and has not been undone.")
final class FixesCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--undo",
            description = "Undo now what can be: of guests that are where it was done, while no run is open.")
    boolean undo;

    FixesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (var session = context.open()) {
            var answer = undo ? session.api().undoFixes() : session.api().fixes();
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                var table = Table.of("STATE", "FIX");
                answer.as(FixList.class)
                        .fixes()
                        .forEach(mending -> table.row(
                                Cell.of(mending.done() ? "done" : "ordered"),
                                Cell.of(mending.fix().inWords())));
                context.console().data(table.lines());
            }
            return ExitCode.OK.number();
        }
    }
}
