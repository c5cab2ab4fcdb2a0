package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.List;

/** Whom a plan lets stand still for longer than they may, why, and what would help. */
public final class OverLimitView {
    private OverLimitView() {}

    /** Nothing, where everybody keeps to its limit. */
    public static List<Line> of(Plan plan) {
        var lines = new ArrayList<Line>();
        plan.over().forEach(over -> lines.add(Line.of(told(over), Tone.WARNING)));
        if (!plan.over().isEmpty()) {
            lines.add(Line.of("    do: " + remedy(plan)));
        }
        return lines;
    }

    private static String told(Plan.OverLimit over) {
        var why = over.alone()
                ? "it would on the best link it could have, alone"
                : "there is no room for it behind a faster link";
        return over.name() + " will stand still for about " + Amounts.duration(over.downtime())
                + ", longer than its limit of " + Amounts.duration(over.limit()) + ": " + why + ".";
    }

    private static String remedy(Plan plan) {
        boolean room = plan.over().stream().anyMatch(over -> !over.alone());
        return (room ? "Make room on a host with a faster link; or move" : "Move")
                + " them while they write less, warn their users, or raise their limits (section downtime of the configuration).";
    }
}
