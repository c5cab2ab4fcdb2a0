package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Fact;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Recorded;
import io.drover.model.Run;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A run under way as lines for a log file: one for each thing that happened to it. */
public final class RunLines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunLines() {}

    /** The line for a fact, if it is one of this run that a reader wants to know. */
    public static Optional<Line> of(Run run, Recorded recorded) {
        var fact = recorded.fact();
        if (fact instanceof Fact.PhaseEntered entered) {
            return run.migration(entered.migration()).map(migration -> phase(recorded.at(), migration, entered));
        }
        if (fact instanceof Fact.StepOrdered step) {
            return run.migration(step.migration())
                    .map(migration -> Line.of(
                            TIME.format(recorded.at()) + " " + migration.move().name() + ": on " + step.host() + ": "
                                    + step.step(),
                            Tone.WARNING));
        }
        var trouble = Trouble.of(fact);
        if (trouble.isPresent()) {
            return run.migration(trouble.get().migration())
                    .map(migration -> Line.of(
                            TIME.format(recorded.at()) + " " + migration.move().name() + ": "
                                    + trouble.get().words(),
                            trouble.get().tone()));
        }
        var replan = ReplanView.of(run, fact);
        if (replan.isPresent()) {
            return Optional.of(
                    Line.of(TIME.format(recorded.at()) + " run " + run.id() + ": " + replan.get(), Tone.STRONG));
        }
        if (fact instanceof Fact.CancelRequested cancel && cancel.run().equals(run.id())) {
            return Optional.of(Line.of(TIME.format(recorded.at()) + " run " + run.id() + ": nothing new starts"));
        }
        if (fact instanceof Fact.WindowEnded ended && ended.run().equals(run.id())) {
            return Optional.of(Line.of(
                    TIME.format(recorded.at()) + " run " + run.id() + ": its window is over, nothing new starts",
                    Tone.WARNING));
        }
        if (fact instanceof Fact.RunClosed closed && closed.run().equals(run.id())) {
            return Optional.of(
                    Line.of(TIME.format(recorded.at()) + " run " + run.id() + ": ended " + closed.outcome()));
        }
        return Optional.empty();
    }

    private static Line phase(Instant at, Migration migration, Fact.PhaseEntered entered) {
        var move = migration.move();
        var why = entered.why().isBlank() ? "" : " (" + entered.why() + ")";
        var text = "%s %s %s -> %s: %s%s"
                .formatted(TIME.format(at), move.name(), move.from(), move.to(), entered.phase(), why);
        return Line.of(text, Standing.tone(entered.phase()));
    }

    /** The line for a transfer that moved on. */
    public static Line of(Migration migration, Progress progress) {
        var rate = progress.bytesPerSecond() > 0 ? ", " + Amounts.rate(progress.bytesPerSecond()) : "";
        var left = progress.remaining()
                .map(known -> ", " + Amounts.range(known.atLeast(), known.atMost()) + " to go")
                .orElse("");
        var text = "%s: %s of %s arrived%s%s"
                .formatted(
                        migration.move().name(),
                        Amounts.bytes(progress.bytesArrived()),
                        Amounts.bytes(progress.totalBytes()),
                        rate,
                        left);
        return Line.of(text, Tone.FAINT);
    }

    /** The line for a migration of which nothing is told for a while. */
    public static Line still(Migration migration) {
        var doing = migration.phase() == Phase.UNKNOWN ? ": both hosts are looked at until they tell where it is" : "";
        return Line.of(migration.move().name() + ": still " + migration.phase() + doing, Tone.FAINT);
    }

    /** Where the guests in flight are and what becomes of them when the operator leaves now. */
    public static Optional<Line> leaving(Run run) {
        var names = run.migrations().stream()
                .filter(migration -> migration.phase().isInFlight())
                .map(migration -> "%s (%s, %s -> %s)"
                        .formatted(
                                migration.move().name(),
                                migration.phase(),
                                migration.move().from(),
                                migration.move().to()))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Line.of(
                        "in flight: " + String.join(", ", names)
                                + ". Their transfers go on between the hosts; `drover reconcile " + run.id()
                                + "` settles them.",
                        Tone.WARNING));
    }
}
