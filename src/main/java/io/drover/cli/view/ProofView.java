package io.drover.cli.view;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.Fleet;
import io.drover.model.GuestState;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The proof after a run, from a fresh look at all hosts: where each guest runs, and that nothing is left behind. */
public final class ProofView {
    private ProofView() {}

    /** One line a guest, and one for each host that was to be emptied. */
    public static List<Line> of(Plan plan, Fleet seen) {
        var lines = new ArrayList<Line>();
        lines.add(Line.of("seen on the hosts just now:", Tone.STRONG));
        var table = Table.of("GUEST", "CAME FROM", "RUNS ON", "LEFT BEHIND THERE");
        plan.moves().forEach(planned -> table.row(row(planned.move(), seen)));
        lines.addAll(table.lines());
        plan.purpose().hosts().stream()
                .flatMap(name -> seen.host(name).stream())
                .forEach(host -> {
                    long left = host.guests().stream()
                            .filter(guest -> guest.isActive())
                            .count();
                    lines.add(Line.of("%s has %s running."
                            .formatted(host.name(), left == 0 ? "no guest" : PlanView.guests((int) left))));
                });
        return lines;
    }

    private static Cell[] row(Move move, Fleet seen) {
        var running = seen.find(move.guest()).stream()
                .filter(place -> place.guest().condition().state() == GuestState.RUNNING)
                .map(place -> place.host().name())
                .map(HostName::value)
                .collect(Collectors.joining(", "));
        boolean left =
                seen.host(move.from()).flatMap(host -> host.guest(move.guest())).isPresent();
        if (running.equals(move.from().value())) {
            return new Cell[] {
                Cell.of(move.name()),
                Cell.of(move.from().value()),
                new Cell(running, Tone.WARNING),
                new Cell("did not move", Tone.WARNING)
            };
        }
        return new Cell[] {
            Cell.of(move.name()),
            Cell.of(move.from().value()),
            running.equals(move.to().value())
                    ? new Cell(running, Tone.GOOD)
                    : new Cell(running.isEmpty() ? "nowhere" : running, Tone.BAD),
            left ? new Cell("still known there", Tone.BAD) : new Cell("nothing", Tone.GOOD),
        };
    }
}
