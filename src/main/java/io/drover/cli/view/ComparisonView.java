package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.UpgradePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A plan as it is beside the plan as it would be, in figures; then the latter in full. */
public final class ComparisonView {
    private ComparisonView() {}

    /** Both plans. */
    public static List<Line> of(Plan is, Plan would) {
        var figures = new Figures<>(is, would);
        figures.row("takes about", plan -> Amounts.duration(plan.makespan()));
        figures.row("no order can beat", plan -> Amounts.duration(plan.bound().duration()));
        figures.row("because of", plan -> plan.bound().binding());
        figures.row("guests that move", plan -> String.valueOf(plan.moves().size()));
        figures.row("guests that stay", plan -> stranded(List.of(plan)));
        figures.row("longest downtime", plan -> Amounts.duration(plan.longestDowntime()));
        figures.row("sends", plan -> Amounts.bytes(plan.bytes()));
        return figures.before(PlanView.of(would));
    }

    /** Both plans of an upgrade. */
    public static List<Line> of(UpgradePlan is, UpgradePlan would) {
        var figures = new Figures<>(is, would);
        figures.row("batches", plan -> String.valueOf(plan.batches().size()));
        figures.row("migrations", plan -> String.valueOf(plan.migrations()));
        figures.row("takes about", plan -> Amounts.duration(UpgradeView.sum(plan, Plan::makespan)));
        figures.row(
                "no order can beat",
                plan -> Amounts.duration(
                        UpgradeView.sum(plan, batch -> batch.bound().duration())));
        figures.row("guests that stay", plan -> stranded(plans(plan)));
        figures.row(
                "hosts not planned",
                plan -> listed(plan.unplanned().stream().map(HostName::value).toList()));
        figures.row(
                "longest downtime",
                plan -> Amounts.duration(plans(plan).stream()
                        .map(Plan::longestDowntime)
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO)));
        figures.row(
                "sends",
                plan -> Amounts.bytes(
                        plans(plan).stream().mapToLong(Plan::bytes).sum()));
        return figures.before(UpgradeView.of(would));
    }

    private static List<Plan> plans(UpgradePlan upgrade) {
        return upgrade.batches().stream().map(UpgradePlan.Batch::plan).toList();
    }

    private static String stranded(List<Plan> plans) {
        return listed(plans.stream()
                .flatMap(plan -> plan.stranded().stream())
                .map(Plan.Stranded::name)
                .toList());
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "0" : names.size() + ": " + ReasonsView.names(names);
    }

    private record Figures<P>(P is, P would, Table table) {
        Figures(P is, P would) {
            this(is, would, Table.of("", "AS IT IS", "AS IT WOULD BE"));
        }

        void row(String name, Function<P, String> figure) {
            var before = figure.apply(is);
            var after = figure.apply(would);
            var tone = before.equals(after) ? Tone.PLAIN : Tone.STRONG;
            table.row(Cell.of(name), Cell.of(before), new Cell(after, tone));
        }

        List<Line> before(List<Line> plan) {
            var lines = new ArrayList<>(table.lines());
            lines.add(Line.EMPTY);
            lines.add(Line.of("As it would be:", Tone.STRONG));
            lines.addAll(plan);
            return lines;
        }
    }
}
