package io.drover.cli.view;

import io.drover.cli.http.RunSummary;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Phase;
import io.drover.model.Run;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Runs, one a line. */
public final class RunsView {
    private RunsView() {}

    /** The table, in the order given. */
    public static List<Line> of(List<RunSummary> runs) {
        var table = Table.of("RUN", "PURPOSE", "OPENED", "STATE", ">MOVED", ">OF");
        for (var run : runs) {
            table.row(
                    Cell.of(run.id().value()),
                    Cell.of(PlanView.purpose(run.purpose())),
                    Cell.of(run.openedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
                    state(run),
                    Cell.of(String.valueOf(run.in(Phase.DONE))),
                    Cell.of(String.valueOf(run.migrations())));
        }
        return table.lines();
    }

    private static Cell state(RunSummary run) {
        if (run.closed().isEmpty()) {
            return new Cell(run.cancelRequested() ? "cancelling" : "under way", Tone.WARNING);
        }
        var outcome = run.closed().get().outcome();
        return new Cell(outcome.name(), outcome == Run.Outcome.DONE ? Tone.GOOD : Tone.BAD);
    }
}
