package io.drover.cli.view;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import io.drover.model.CheckId;
import io.drover.model.Finding;
import io.drover.model.HostName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Each distinct reason once, below the letter of its check, with the guests and the destinations that it concerns. */
final class ReasonsView {
    /** As many as anybody reads; there may be one for each guest and destination. */
    private static final int MOST_REASONS = 40;

    private static final int MOST_NAMES = 8;

    private final Grid grid;
    private final Letters letters;

    ReasonsView(Grid grid, Letters letters) {
        this.grid = grid;
        this.letters = letters;
    }

    /** For each guest that a reason concerns, the destinations. */
    private record Concern(Map<String, List<String>> guests) {
        Concern() {
            this(new LinkedHashMap<>());
        }

        void add(String guest, HostName to) {
            guests.computeIfAbsent(guest, none -> new ArrayList<>()).add(to.value());
        }

        /** Guests that are kept from the same destinations are named together. */
        String words() {
            Map<List<String>, List<String>> alike = new LinkedHashMap<>();
            guests.forEach((guest, hosts) ->
                    alike.computeIfAbsent(hosts, none -> new ArrayList<>()).add(guest));
            return alike.entrySet().stream()
                    .map(entry -> names(entry.getValue()) + " from " + names(entry.getKey()))
                    .collect(Collectors.joining("; "));
        }
    }

    List<Line> lines() {
        var reasons = reasons();
        var lines = new ArrayList<Line>();
        int left = MOST_REASONS;
        int hidden = 0;
        for (var check : letters.checks()) {
            var found = reasons.getOrDefault(check, Map.of());
            lines.add(new Line(List.of(
                    new Cell(letters.of(check), Tone.BAD), Cell.of("  "), new Cell(check.value(), Tone.STRONG))));
            for (var reason : found.entrySet()) {
                if (left > 0) {
                    lines.addAll(reason(reason.getKey(), reason.getValue()));
                }
                hidden += left > 0 ? 0 : 1;
                left--;
            }
        }
        if (hidden > 0) {
            lines.add(Line.of("and " + hidden + " more reasons; -o json has all"));
        }
        return lines;
    }

    private Map<CheckId, Map<Finding, Concern>> reasons() {
        Map<CheckId, Map<Finding, Concern>> reasons = new LinkedHashMap<>();
        for (var row : grid.rows()) {
            for (var to : grid.columns()) {
                Grid.held(row, to)
                        .forEach(finding -> reasons.computeIfAbsent(finding.check(), none -> new LinkedHashMap<>())
                                .computeIfAbsent(finding, none -> new Concern())
                                .add(row.name(), to));
            }
        }
        return reasons;
    }

    private static List<Line> reason(Finding finding, Concern concern) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(List.of(
                Cell.of("   "), new Cell(finding.verdict().name(), Tone.BAD), Cell.of("  " + finding.evidence()))));
        lines.add(Line.of("     keeps " + concern.words()));
        finding.remedy().ifPresent(remedy -> {
            lines.add(Line.of("     do: " + remedy.advice()));
            remedy.commands().forEach(command -> lines.add(Line.of("         " + command, Tone.STRONG)));
        });
        return lines;
    }

    /** The first few names, and how many more there are. */
    static String names(List<String> names) {
        var shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? shown : shown + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
