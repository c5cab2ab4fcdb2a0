package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Measured;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The account of a run: every guest, where it is, what it cost, why it ended so, and a sentence over all. */
public final class AccountView {
    private AccountView() {}

    /** The whole account. */
    public static List<Line> of(Run run) {
        var lines = new ArrayList<Line>();
        lines.add(Line.of("run " + run.id() + ": " + PlanView.purpose(run.plan()), Tone.STRONG));
        var table = Table.of(
                "GUEST", "FROM", "TO", "PHASE", "NOW ON", ">TOOK", ">PREDICTED", ">DOWNTIME", ">PREDICTED", "WHY");
        run.migrations().forEach(migration -> table.row(row(migration)));
        lines.addAll(table.lines());
        lines.addAll(basis(run));
        lines.addAll(ReplanView.account(run));
        run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.REFUSED)
                .forEach(migration -> lines.addAll(refusal(migration)));
        run.plan()
                .stranded()
                .forEach(stranded -> lines.add(Line.of(
                        stranded.name() + " stayed where it was: no destination can take it; `drover plan` says why")));
        lines.addAll(kept(run));
        lines.add(sentence(run));
        return lines;
    }

    private static Cell[] row(Migration migration) {
        var move = migration.move();
        return new Cell[] {
            Cell.of(move.name()),
            Cell.of(move.from().value()),
            Cell.of(move.to().value()),
            new Cell(migration.phase().name(), Standing.tone(migration.phase())),
            Cell.of(Standing.place(migration)),
            Cell.of(migration
                    .measured()
                    .map(measured -> Amounts.duration(measured.duration()))
                    .orElse("")),
            predicted(migration, PlannedMove.Cost::duration),
            Cell.of(downtime(migration).orElse("")),
            predicted(migration, PlannedMove.Cost::downtime),
            Cell.of(migration.why()),
        };
    }

    /** What the plan had said, beside what was measured. */
    private static Cell predicted(Migration migration, Function<PlannedMove.Cost, Duration> which) {
        var expected = migration.planned().expected();
        return Cell.of(migration.measured().isPresent() ? Amounts.duration(which.apply(expected)) : "");
    }

    static Optional<String> downtime(Migration migration) {
        return migration
                .measured()
                .map(measured ->
                        measured.downtime().asOptional().map(Amounts::duration).orElse("unknown"));
    }

    private static List<Line> basis(Run run) {
        return run.migrations().stream()
                .flatMap(migration -> migration.measured().stream())
                .map(Measured::downtime)
                .map(downtime -> (downtime.asOptional().isPresent() ? "downtime as known from: " : "downtime unknown: ")
                        + downtime.basis())
                .distinct()
                .map(text -> Line.of(text, Tone.FAINT))
                .toList();
    }

    private static List<Line> kept(Run run) {
        boolean any = run.migrations().stream()
                .anyMatch(migration -> migration.before().isPresent());
        return any
                ? List.of(Line.of(
                        "definitions as they were before: `drover definition " + run.id() + " GUEST`", Tone.FAINT))
                : List.of();
    }

    private static List<Line> refusal(Migration migration) {
        var lines = new ArrayList<Line>();
        var findings = FindingsView.notable(migration.findings());
        if (!findings.isEmpty()) {
            lines.add(Line.of(migration.move().name() + " was refused:"));
            lines.addAll(findings);
        }
        return lines;
    }

    private static Line sentence(Run run) {
        int all = run.migrations().size();
        long done = count(run, Phase.DONE);
        var moved = "%d of %s proved to run where the plan wanted".formatted(done, PlanView.guests(all));
        if (run.closed().isEmpty()) {
            return Line.of(moved + " so far; the run is under way.", Tone.WARNING);
        }
        return switch (run.closed().get().outcome()) {
            case DONE -> Line.of(moved + ".", Tone.GOOD);
            case PARTIAL -> Line.of(moved + "; the others are where they were, as said above.", Tone.WARNING);
            case CANCELLED -> Line.of(moved + " when the run was cancelled; nothing more was started.", Tone.WARNING);
            case FAILED -> Line.of("No guest moved; each runs where it was.", Tone.BAD);
            case UNKNOWN ->
                Line.of(
                        moved + "; for " + (count(run, Phase.UNKNOWN) + count(run, Phase.NEEDS_OPERATOR))
                                + " the outcome is unknown: look at both hosts, start it nowhere by hand,"
                                + " then `drover reconcile " + run.id() + "`.",
                        Tone.BAD);
        };
    }

    private static long count(Run run, Phase phase) {
        return run.migrations().stream()
                .filter(migration -> migration.phase() == phase)
                .count();
    }
}
