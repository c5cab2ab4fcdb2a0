package io.drover.cli.page;

import io.drover.cli.text.Amounts;
import io.drover.cli.view.OverLimitView;
import io.drover.cli.view.PlanView;
import io.drover.cli.view.ReserveView;
import io.drover.cli.view.UpgradeView;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.UpgradePlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A plan as a page to look at, to print and to hand on: the figures, each link's moves in time, the moves as a table, and what stays and
 * why. It is one file; it loads nothing and runs no script, and says so to the browser.
 */
public final class PlanPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Html html;
    private final Plan plan;
    private final String mark;

    /** A plan's part of a page; its moves are marked by that, so that parts do not mix them up. */
    private PlanPage(Html html, Plan plan, String mark) {
        this.html = html;
        this.plan = plan;
        this.mark = mark;
    }

    /** The page's source. */
    public static String of(Plan plan) {
        var purpose = PlanView.purpose(plan);
        var html = new Html();
        begin(html, purpose);
        html.element("h1", purpose).newLine();
        new PlanPage(html, plan, "m").draw();
        return end(html, plan);
    }

    /** The page of an upgrade: each batch after the other, with the times of its own drain. */
    public static String of(UpgradePlan upgrade) {
        var html = new Html();
        var lines = UpgradeView.of(upgrade);
        begin(html, "upgrade");
        html.element("h1", "upgrade").newLine();
        html.element("p", lines.get(0).toString()).newLine();
        int number = 0;
        for (var batch : upgrade.batches()) {
            number++;
            html.element("h1", "batch " + number + ": " + PlanView.purpose(batch.plan()))
                    .newLine();
            new PlanPage(html, batch.plan(), "b" + number + "m").draw();
        }
        if (!upgrade.unplanned().isEmpty()) {
            html.lines(lines.subList(lines.size() - 1, lines.size())).newLine();
        }
        return end(html, upgrade.batches().get(0).plan());
    }

    private void draw() {
        figures();
        if (plan.moves().isEmpty()) {
            html.element("p", "Nothing moves.").newLine();
        } else {
            if (!plan.over().isEmpty()) {
                html.lines(OverLimitView.of(plan)).newLine();
            }
            html.element("h2", "Links").newLine();
            new Timeline(plan, mark).draw(html);
            html.element("h2", "Moves").newLine();
            moves();
        }
        if (!plan.stranded().isEmpty()) {
            html.element("h2", "Guests that stay").newLine();
            html.lines(PlanView.stays(plan)).newLine();
        }
    }

    private static String end(Html html, Plan plan) {
        html.element(
                "footer", "Times count from the start of a run. The fleet was observed at " + plan.basedOn() + ".");
        return html.newLine().close("body").close("html").toString();
    }

    private static void begin(Html html, String title) {
        html.trusted("<!DOCTYPE html>").newLine();
        html.open("html", "lang", "en").open("head").newLine();
        html.open("meta", "charset", "utf-8").newLine();
        html.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .newLine();
        html.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .newLine();
        html.element("title", "Drover: " + title).newLine();
        html.open("style").newLine().trusted(style()).close("style").newLine();
        html.close("head").open("body").newLine();
    }

    private static String style() {
        try (InputStream css = PlanPage.class.getResourceAsStream("plan.css")) {
            return new String(Objects.requireNonNull(css, "plan.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the page's style cannot be read from the program's own files", unreadable);
        }
    }

    private void figures() {
        html.open("dl").newLine();
        figure("guests that move", String.valueOf(plan.moves().size()));
        figure("guests that stay", String.valueOf(plan.stranded().size()));
        figure("sent over the links", Amounts.bytes(plan.bytes()));
        figure("takes about", Amounts.duration(plan.makespan()));
        figure("at worst", worst());
        figure(
                "no order can beat",
                Amounts.duration(plan.bound().duration()) + " (" + plan.bound().binding() + ")");
        figure("longest downtime", Amounts.duration(plan.longestDowntime()));
        plan.reserve().ifPresent(reserve -> figure("reserve", ReserveView.words(plan, reserve)));
        html.close("dl").newLine();
    }

    private String worst() {
        var worst = plan.worst();
        return Amounts.duration(worst.makespan()) + ", " + Amounts.bytes(worst.bytes());
    }

    private void figure(String name, String value) {
        html.open("div").element("dt", name).element("dd", value).close("div").newLine();
    }

    private void moves() {
        html.open("table", "class", "moves").open("thead").open("tr");
        for (var heading : new String[] {
            "#", "guest", "from", "to", "starts", "ends", "takes", "at most", "sends", "rate", "downtime"
        }) {
            html.element("th", heading);
        }
        html.close("tr").close("thead").open("tbody").newLine();
        int number = 0;
        for (var planned : plan.moves()) {
            row(++number, planned);
        }
        html.close("tbody").close("table").newLine();
    }

    private void row(int number, PlannedMove planned) {
        var move = planned.move();
        html.open("tr", "id", mark + number);
        for (var text : new String[] {
            String.valueOf(number),
            move.name(),
            move.from().value(),
            move.to().value(),
            "+" + Amounts.duration(planned.start()),
            "+" + Amounts.duration(planned.end()),
            Amounts.duration(planned.expected().duration()),
            Amounts.duration(planned.longest()),
            Amounts.bytes(planned.expected().bytes()),
            Amounts.rate(planned.bytesPerSecond()),
            Amounts.duration(planned.expected().downtime())
        }) {
            html.element("td", text);
        }
        html.close("tr").newLine();
    }
}
