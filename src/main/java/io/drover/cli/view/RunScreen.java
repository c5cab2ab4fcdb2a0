package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Progress;
import io.drover.model.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run under way as a screen of text: one line for the whole, one for each guest that fits. */
public final class RunScreen {
    private static final int BAR = 20;

    /** The whole run's line, the headings and the line that counts what did not fit. */
    private static final int OTHER_LINES = 3;

    private RunScreen() {}

    /**
     * The screen.
     *
     * @param progress how far the transfers are that are under way
     * @param rows how many lines there may be; guests in flight and in trouble come first where not all fit
     */
    public static List<Line> of(Run run, Map<MigrationId, Progress> progress, int rows) {
        var lines = new ArrayList<Line>();
        lines.add(whole(run, progress));
        var shown = chosen(run.migrations(), Math.max(1, rows - OTHER_LINES));
        var table = Table.of("GUEST", "FROM", "TO", "PHASE", ">ARRIVED", "", ">RATE", "ETA");
        shown.forEach(migration -> table.row(row(migration, Optional.ofNullable(progress.get(migration.id())))));
        lines.addAll(table.lines());
        int hidden = run.migrations().size() - shown.size();
        if (hidden > 0) {
            lines.add(Line.of("and " + hidden + " more", Tone.FAINT));
        }
        return lines;
    }

    /** The whole run in one line: done of total, time gone and to go, and the time that no order can beat. */
    static Line whole(Run run, Map<MigrationId, Progress> progress) {
        long done = run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.DONE)
                .count();
        var text = new StringBuilder("run %s: %s   %d of %d done   %s gone"
                .formatted(
                        run.id(),
                        PlanView.purpose(run.plan()),
                        done,
                        run.migrations().size(),
                        Amounts.duration(Outlook.elapsed(run, progress))));
        Outlook.remaining(run, progress)
                .ifPresent(left -> text.append("   ETA ").append(Amounts.range(left.atLeast(), left.atMost())));
        text.append("   lower bound ")
                .append(Amounts.duration(run.plan().bound().duration()));
        if (run.cancelRequested() && run.closed().isEmpty()) {
            text.append("   cancelling: nothing new starts");
        }
        return Line.of(text.toString(), Tone.STRONG);
    }

    private static List<Migration> chosen(List<Migration> all, int room) {
        if (all.size() <= room) {
            return all;
        }
        var kept = all.stream()
                .sorted((one, other) -> Integer.compare(urgency(one.phase()), urgency(other.phase())))
                .limit(room)
                .toList();
        return all.stream().filter(kept::contains).toList();
    }

    private static int urgency(Phase phase) {
        if (phase.isInFlight() || phase == Phase.NEEDS_OPERATOR) {
            return 0;
        }
        return switch (phase) {
            case FAILED, REFUSED -> 1;
            case QUEUED -> 2;
            default -> 3;
        };
    }

    private static Cell[] row(Migration migration, Optional<Progress> progress) {
        var move = migration.move();
        var live = progress.filter(known -> migration.phase().isInFlight());
        return new Cell[] {
            Cell.of(move.name()),
            Cell.of(move.from().value()),
            Cell.of(move.to().value()),
            new Cell(migration.phase().name(), Standing.tone(migration.phase())),
            Cell.of(live.map(known -> Amounts.bytes(known.bytesArrived()) + " of " + Amounts.bytes(known.totalBytes()))
                    .orElse("")),
            Cell.of(live.map(known -> Amounts.bar(known.bytesArrived(), known.totalBytes(), BAR))
                    .orElse("")),
            Cell.of(live.map(known -> Amounts.rate(known.bytesPerSecond())).orElse("")),
            Cell.of(outcome(migration, live)),
        };
    }

    private static String outcome(Migration migration, Optional<Progress> live) {
        if (live.isPresent()) {
            return live.get()
                    .remaining()
                    .map(left -> Amounts.range(left.atLeast(), left.atMost()))
                    .orElse(migration.phase() == Phase.COPYING ? "not known yet" : "");
        }
        if (migration.phase() == Phase.QUEUED) {
            return "";
        }
        return migration
                .measured()
                .filter(measured -> migration.phase() == Phase.DONE)
                .map(measured -> "took " + Amounts.duration(measured.duration()) + ", down "
                        + AccountView.downtime(migration).orElse("unknown"))
                .orElse(migration.why());
    }
}
