package io.drover.cli;

import io.drover.cli.http.HostFindings;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.cli.view.FindingsView;
import io.drover.json.Json;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "doctor",
        description =
                "Look at all that Drover needs: configuration, Java, libraries, journal, every host; or examine one host.")
final class DoctorCommand implements Callable<Integer> {
    private final Context context;

    @Parameters(
            paramLabel = "HOST",
            arity = "0..1",
            description = "Run the checks about hosts for this one alone, as while setting it up.")
    Optional<HostName> host;

    DoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return (host.isPresent() ? examine(host.get()) : examine()).number();
    }

    private ExitCode examine(HostName name) {
        try (var session = context.open()) {
            var answer = session.api().checkHost(name);
            var result = answer.as(HostFindings.class);
            if (context.isJson()) {
                context.console().text(answer.json());
            } else {
                context.console().data(FindingsView.all(result.findings()));
                context.console()
                        .data(List.of(
                                result.fit()
                                        ? Line.of("Nothing is held against " + name + ".", Tone.GOOD)
                                        : Line.of(name + " is not fit yet.", Tone.BAD)));
            }
            return result.fit() ? ExitCode.OK : ExitCode.REFUSED;
        }
    }

    private ExitCode examine() {
        var found = context.surroundings().hooks().doctor().examine(context.target());
        if (context.isJson()) {
            context.console().text(Json.write(found));
        } else {
            context.console().data(lines(found));
        }
        boolean healthy = found.stream().allMatch(Doctor.Diagnosis::healthy);
        return healthy ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Cell standing(Doctor.Diagnosis diagnosis) {
        if (!diagnosis.healthy()) {
            return new Cell("PROBLEM", Tone.BAD);
        }
        return diagnosis.remedy().isPresent() ? new Cell("WARNING", Tone.WARNING) : new Cell("OK", Tone.GOOD);
    }

    /** A line for each thing, and the remedies below, since they are long. */
    static List<Line> lines(List<Doctor.Diagnosis> found) {
        var table = Table.of("", "WHAT", "SEEN");
        found.forEach(
                diagnosis -> table.row(standing(diagnosis), Cell.of(diagnosis.subject()), Cell.of(diagnosis.seen())));
        var lines = new ArrayList<Line>();
        var rows = table.lines();
        for (int i = 0; i < found.size(); i++) {
            lines.add(rows.get(i + 1));
            found.get(i).remedy().ifPresent(remedy -> lines.add(Line.of("         do: " + remedy)));
        }
        return lines;
    }
}
