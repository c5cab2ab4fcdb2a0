package io.drover.cli.view;

import io.drover.cli.text.Amounts;
import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.CheckMatrix;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A plan before it runs: what moves where and when, what it should cost, and what cannot move. */
public final class PlanView {
    private PlanView() {}

    /** The whole plan. */
    public static List<Line> of(Plan plan) {
        var lines = new ArrayList<>(moving(plan));
        if (!plan.stranded().isEmpty()) {
            lines.addAll(stays(plan));
        }
        return lines;
    }

    /** What stays, why, and what would let it move. */
    public static List<Line> stays(Plan plan) {
        var lines = new ArrayList<>(staying(plan));
        lines.addAll(MatrixView.ofStranded(plan));
        plan.unblock().ifPresent(unblocking -> lines.addAll(UnblockView.of(unblocking)));
        return lines;
    }

    /** The plan of a drain, with every guest of each host against every other. */
    public static List<Line> of(Plan plan, List<CheckMatrix> matrices) {
        var lines = new ArrayList<>(moving(plan));
        lines.addAll(staying(plan));
        matrices.forEach(matrix -> lines.addAll(MatrixView.of(matrix, plan)));
        plan.unblock().ifPresent(unblocking -> lines.addAll(UnblockView.of(unblocking)));
        return lines;
    }

    private static List<Line> moving(Plan plan) {
        var lines = new ArrayList<Line>();
        lines.add(summary(plan));
        if (!plan.moves().isEmpty()) {
            lines.addAll(moves(plan));
            lines.addAll(makingRoom(plan));
            lines.addAll(OverLimitView.of(plan));
            plan.basis().ifPresent(basis -> lines.add(BasisView.of(basis)));
        }
        plan.reserve().ifPresent(reserve -> lines.add(ReserveView.of(plan, reserve)));
        return lines;
    }

    /** Guests of hosts that are not to be emptied, which a drain moves all the same. */
    private static List<Line> makingRoom(Plan plan) {
        var names = plan.makingRoom().stream().map(Move::name).toList();
        return names.isEmpty()
                ? List.of()
                : List.of(Line.of("To make room, others move too: " + String.join(", ", names), Tone.WARNING));
    }

    private static List<Line> staying(Plan plan) {
        return plan.stranded().stream()
                .map(stranded -> Line.of(stranded.name() + " cannot move.", Tone.BAD))
                .toList();
    }

    /** What was asked for, in a few words, naming the guest where the plan does. */
    public static String purpose(Plan plan) {
        boolean single = plan.purpose().kind() == Plan.Purpose.Kind.MIGRATE;
        return plan.moves().stream()
                .filter(planned -> single)
                .findFirst()
                .map(planned -> "migrate " + planned.move().name() + " to "
                        + planned.move().to())
                .orElseGet(() -> purpose(plan.purpose()));
    }

    /** What was asked for, in a few words. */
    static String purpose(Plan.Purpose purpose) {
        return switch (purpose.kind()) {
            case DRAIN -> "drain " + hosts(purpose);
            case MIGRATE -> "migrate a guest of " + hosts(purpose);
            case HOME -> "bring guests home to " + hosts(purpose);
        };
    }

    private static String hosts(Plan.Purpose purpose) {
        return purpose.hosts().stream().map(HostName::value).collect(Collectors.joining(", "));
    }

    private static Line summary(Plan plan) {
        return Line.of("%s: %s, %s, about %s, at worst %s; no order can beat %s (%s)"
                .formatted(
                        purpose(plan),
                        guests(plan.moves().size()),
                        Amounts.bytes(plan.bytes()),
                        Amounts.duration(plan.makespan()),
                        Amounts.duration(plan.worst().makespan()),
                        Amounts.duration(plan.bound().duration()),
                        plan.bound().binding()));
    }

    static String guests(int count) {
        return count == 1 ? "1 guest" : count + " guests";
    }

    private static List<Line> moves(Plan plan) {
        var table = Table.of(">#", "GUEST", "FROM", "TO", ">STARTS", ">TAKES", ">AT MOST", ">SENDS", ">DOWNTIME");
        int number = 1;
        for (var planned : plan.moves()) {
            table.row(row(number++, planned));
        }
        return table.lines();
    }

    private static Cell[] row(int number, PlannedMove planned) {
        var move = planned.move();
        return new Cell[] {
            Cell.of(String.valueOf(number)),
            Cell.of(move.name()),
            Cell.of(move.from().value()),
            Cell.of(move.to().value()),
            Cell.of("+" + Amounts.duration(planned.start())),
            Cell.of(Amounts.duration(planned.expected().duration())),
            Cell.of(Amounts.duration(planned.longest())),
            Cell.of(Amounts.bytes(planned.expected().bytes())),
            Cell.of(Amounts.duration(planned.expected().downtime())),
        };
    }
}
