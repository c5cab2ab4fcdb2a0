package io.drover.cli;

import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "journal",
        description =
                "Verify the journal's file, or export what is good in it as JSON lines. Needs no server, and changes nothing.")
final class JournalCommand implements Callable<Integer> {
    private final Context context;

    enum Work {
        VERIFY,
        EXPORT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(index = "0", paramLabel = "verify|export", description = "What to do.")
    Work work;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The journal; the one that the configuration names if not given.")
    Optional<Path> file;

    JournalCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        var archive = context.surroundings().hooks().archive();
        var journal = file.orElseGet(() -> archive.of(context.target()));
        var report = work == Work.EXPORT ? archive.export(journal, context.console()::line) : archive.verify(journal);
        if (work == Work.EXPORT) {
            context.console().say(lines(report));
        } else if (context.isJson()) {
            context.console().text(Json.write(Told.of(report)));
        } else {
            context.console().data(lines(report));
        }
        return (report.sound() ? ExitCode.OK : ExitCode.DAMAGED).number();
    }

    /** The report with its file as text. */
    private record Told(
            String file,
            boolean sound,
            int format,
            long facts,
            long last,
            long completeAfter,
            long damaged,
            List<String> damages) {
        static Told of(Archive.Report report) {
            return new Told(
                    report.file().toString(),
                    report.sound(),
                    report.format(),
                    report.facts(),
                    report.last(),
                    report.completeAfter(),
                    report.damaged(),
                    report.damages());
        }
    }

    private static List<Line> lines(Archive.Report report) {
        var lines = new ArrayList<Line>();
        report.damages().forEach(damage -> lines.add(Line.of(damage, Tone.BAD)));
        long untold = report.damaged() - report.damages().size();
        if (untold > 0) {
            lines.add(Line.of("and " + untold + " more", Tone.BAD));
        }
        var removed = report.completeAfter() == 0
                ? ""
                : ", history up to " + report.completeAfter() + " shortened on purpose";
        lines.add(Line.of(
                report.file() + ": format " + report.format() + ", " + report.facts() + " sound facts, the last is "
                        + report.last() + removed
                        + (report.sound() ? ". Nothing is wrong." : ". It is damaged; restore a copy of it."),
                report.sound() ? Tone.GOOD : Tone.BAD));
        return lines;
    }
}
