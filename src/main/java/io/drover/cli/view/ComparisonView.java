package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A plan as it is beside the plan as it would be, in figures; then the latter in full. */
public final class ComparisonView {
    private ComparisonView() {}

    /** Both plans. */
    public static List<Line> of(Plan is, Plan would) {
        var figures = new Figures(is, would);
        figures.row("takes about", plan -> Amounts.duration(plan.makespan()));
        figures.row("no order can beat", plan -> Amounts.duration(plan.bound().duration()));
        figures.row("because of", plan -> plan.bound().binding());
        figures.row("guests that move", plan -> String.valueOf(plan.moves().size()));
        figures.row("guests that stay", ComparisonView::stranded);
        figures.row("longest downtime", plan -> Amounts.duration(plan.longestDowntime()));
        figures.row("sends", plan -> Amounts.bytes(plan.bytes()));
        var lines = new ArrayList<>(figures.table().lines());
        lines.add(Line.EMPTY);
        lines.add(Line.of("As it would be:", Tone.STRONG));
        lines.addAll(PlanView.of(would));
        return lines;
    }

    private static String stranded(Plan plan) {
        var names = plan.stranded().stream().map(Plan.Stranded::name).toList();
        return names.isEmpty() ? "0" : names.size() + ": " + ReasonsView.names(names);
    }

    private record Figures(Plan is, Plan would, Table table) {
        Figures(Plan is, Plan would) {
            this(is, would, Table.of("", "AS IT IS", "AS IT WOULD BE"));
        }

        void row(String name, Function<Plan, String> figure) {
            var before = figure.apply(is);
            var after = figure.apply(would);
            var tone = before.equals(after) ? Tone.PLAIN : Tone.STRONG;
            table.row(Cell.of(name), Cell.of(before), new Cell(after, tone));
        }
    }
}
