package io.drover.cli.view;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Finding;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What the checks said: verdict, evidence, and what to do about it. */
public final class FindingsView {
    private FindingsView() {}

    /** All findings. */
    public static List<Line> all(List<Finding> findings) {
        return findings.stream().flatMap(finding -> of(finding).stream()).toList();
    }

    /** The findings that want attention. */
    public static List<Line> notable(List<Finding> findings) {
        return all(findings.stream()
                .filter(finding -> finding.verdict() != Verdict.PASS)
                .toList());
    }

    private static List<Line> of(Finding finding) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(List.of(
                new Cell(pad(finding.verdict().name(), 7), tone(finding)),
                Cell.of("  " + pad(finding.check().value(), 22) + "  " + finding.evidence()))));
        finding.remedy().ifPresent(remedy -> {
            lines.add(Line.of("         do: " + remedy.advice()));
            remedy.commands().forEach(command -> lines.add(Line.of("             " + command, Tone.STRONG)));
        });
        return lines;
    }

    private static Tone tone(Finding finding) {
        if (finding.holds()) {
            return Tone.BAD;
        }
        return finding.verdict() == Verdict.PASS ? Tone.GOOD : Tone.WARNING;
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }
}
