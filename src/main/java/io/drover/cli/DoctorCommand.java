package io.drover.cli;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description = "Look at all that Drover needs: configuration, Java, libraries, journal, every host.")
final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var found = context.surroundings().hooks().doctor().examine(context.target());
        if (context.isJson()) {
            context.console().text(Json.write(found));
        } else {
            context.console().data(lines(found));
        }
        boolean healthy = found.stream().allMatch(Doctor.Diagnosis::healthy);
        return (healthy ? ExitCode.OK : ExitCode.FAILED).number();
    }

    /** A line for each thing, and the remedies below, since they are long. */
    static List<Line> lines(List<Doctor.Diagnosis> found) {
        var table = Table.of("", "WHAT", "SEEN");
        found.forEach(diagnosis -> table.row(
                diagnosis.healthy() ? new Cell("OK", Tone.GOOD) : new Cell("PROBLEM", Tone.BAD),
                Cell.of(diagnosis.subject()),
                Cell.of(diagnosis.seen())));
        var lines = new ArrayList<Line>();
        var rows = table.lines();
        for (int i = 0; i < found.size(); i++) {
            lines.add(rows.get(i + 1));
            found.get(i).remedy().ifPresent(remedy -> lines.add(Line.of("         do: " + remedy)));
        }
        return lines;
    }
}
