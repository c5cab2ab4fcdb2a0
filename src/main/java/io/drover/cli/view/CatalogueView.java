package io.drover.cli.view;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.CatalogueEntry;
import io.drover.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What checks there are. */
public final class CatalogueView {
    private CatalogueView() {}

    /** A line for each. */
    public static List<Line> of(List<CatalogueEntry> checks) {
        var table = Table.of("CHECK", "PASSES WHEN", "UNKNOWN", "RESTS ON");
        checks.forEach(check -> table.row(
                new Cell(check.id().value(), Tone.STRONG),
                Cell.of(check.passesWhen()),
                Cell.of(check.unknownHolds() ? "holds" : "passes on"),
                Cell.of(String.join(", ", check.restsOn()))));
        return table.lines();
    }

    /** One in full. */
    public static List<Line> full(CatalogueEntry check) {
        var lines = new ArrayList<Line>();
        lines.add(Line.of(check.id().value(), Tone.STRONG));
        lines.add(field("passes when", check.passesWhen()));
        lines.add(field("protects", check.protects()));
        lines.add(field("verdicts", check.verdicts().stream().map(Verdict::name).collect(Collectors.joining(", "))));
        lines.add(field(
                "UNKNOWN",
                check.unknownHolds()
                        ? "holds the guest back, until it is accepted with --accept " + check.id()
                        : "does not hold the guest back"));
        lines.add(field("rests on", String.join(", ", check.restsOn())));
        if (!check.remedy().isEmpty()) {
            lines.add(field("remedy", check.remedy()));
        }
        return lines;
    }

    private static Line field(String name, String text) {
        return Line.of("  %-13s%s".formatted(name, text));
    }
}
