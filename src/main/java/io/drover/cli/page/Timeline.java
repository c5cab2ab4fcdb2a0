package io.drover.cli.page;

import io.drover.cli.text.Amounts;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;

/** A plan's moves on the links that carry them, from left to right as time goes. */
final class Timeline {
    private static final int ROW_PIXELS = 17;

    private final Plan plan;
    private final String mark;
    private final TimeAxis axis;

    /** Bars lead to the rows of that mark. */
    Timeline(Plan plan, String mark) {
        this.plan = plan;
        this.mark = mark;
        this.axis = new TimeAxis(plan.makespan());
    }

    /** A row for each direction of a link; a table, so that its head comes again on every page of paper. */
    void draw(Html html) {
        html.open("table", "class", "timeline", "style", "--step:" + axis.share(axis.step()));
        html.open("thead").open("tr").element("th", "link").open("td");
        axis.draw(html);
        html.close("td").close("tr").close("thead").open("tbody").newLine();
        Lane.of(plan).forEach(lane -> draw(html, lane));
        html.close("tbody").close("table").newLine();
    }

    private void draw(Html html, Lane lane) {
        html.open("tr", "class", lane.outgoing() ? "out" : "in").open("th");
        html.element("b", lane.host().value()).text(" " + lane.direction());
        if (lane.binds(plan)) {
            html.text(" ").element("em", "binds", "title", "no order can beat the time that this link needs");
        }
        html.close("th").open("td");
        html.open("div", "class", "track", "style", "height:" + lane.rows() * ROW_PIXELS + "px");
        lane.bars().forEach(bar -> draw(html, lane, bar));
        html.close("div").close("td").close("tr").newLine();
    }

    private void draw(Html html, Lane lane, Lane.Bar bar) {
        var planned = bar.move();
        var move = planned.move();
        var top = bar.row() == 0 ? "" : ";top:" + bar.row() * ROW_PIXELS + "px";
        html.element(
                "a",
                move.name() + (lane.outgoing() ? " → " + move.to() : " ← " + move.from()),
                "href",
                "#" + mark + bar.number(),
                "style",
                "left:" + axis.share(planned.start()) + ";width:"
                        + axis.share(planned.arrival().minus(planned.start())) + top,
                "title",
                inWords(planned));
    }

    private static String inWords(PlannedMove planned) {
        var move = planned.move();
        return "%s: %s → %s, +%s to +%s, %s, downtime %s"
                .formatted(
                        move.name(),
                        move.from(),
                        move.to(),
                        Amounts.duration(planned.start()),
                        Amounts.duration(planned.end()),
                        Amounts.rate(planned.bytesPerSecond()),
                        Amounts.duration(planned.expected().downtime()));
    }
}
