package io.drover.cli.view;

import io.drover.cli.text.Cell;
import io.drover.cli.text.Line;
import io.drover.cli.text.Table;
import io.drover.cli.text.Tone;
import io.drover.model.CheckMatrix;
import io.drover.model.Finding;
import io.drover.model.HostName;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The answer to "why not?": a row a guest, a column a destination, in each field a letter for each check that holds; below, each
 * reason once. Destinations that differ in nothing share a column where there are many.
 */
public final class MatrixView {
    private static final int MOST_COLUMNS = 12;

    private final Grid grid;
    private final Letters letters;

    private MatrixView(Grid grid) {
        this.grid = grid;
        this.letters = Letters.of(grid);
    }

    /** Guests against all other hosts. */
    public static List<Line> of(CheckMatrix matrix) {
        return new MatrixView(Grid.of(matrix)).lines();
    }

    /** The guests of a drain against all other hosts, with where its plan sends each. */
    public static List<Line> of(CheckMatrix matrix, Plan plan) {
        return new MatrixView(Grid.of(matrix, plan)).lines();
    }

    /** The guests that a plan leaves behind. */
    static List<Line> ofStranded(Plan plan) {
        return new MatrixView(Grid.ofStranded(plan)).lines();
    }

    private List<Line> lines() {
        if (grid.rows().isEmpty()) {
            return List.of(Line.of("There is no guest to move."));
        }
        if (grid.columns().isEmpty()) {
            return List.of(Line.of("There is no other host.", Tone.BAD));
        }
        var columns = columns();
        var shown = columns.subList(0, Math.min(MOST_COLUMNS, columns.size()));
        var lines = new ArrayList<>(table(shown));
        if (shown.size() < columns.size()) {
            int hidden = columns.subList(shown.size(), columns.size()).stream()
                    .mapToInt(List::size)
                    .sum();
            lines.add(Line.of("and " + hidden + " more hosts; -o json has all"));
        }
        lines.addAll(new ReasonsView(grid, letters).lines());
        return lines;
    }

    /** Each column's hosts. */
    private List<List<HostName>> columns() {
        if (grid.columns().size() <= MOST_COLUMNS) {
            return grid.columns().stream().map(List::of).toList();
        }
        Map<List<String>, List<HostName>> alike = new LinkedHashMap<>();
        for (var to : grid.columns()) {
            var fields = grid.rows().stream().map(row -> field(row, to).text()).toList();
            alike.computeIfAbsent(fields, none -> new ArrayList<>()).add(to);
        }
        return List.copyOf(alike.values());
    }

    private List<Line> table(List<List<HostName>> columns) {
        var headings = new ArrayList<>(List.of("GUEST"));
        columns.forEach(hosts ->
                headings.add(hosts.get(0) + (hosts.size() == 1 ? "" : " and " + (hosts.size() - 1) + " like it")));
        var table = Table.of(headings.toArray(String[]::new));
        for (var row : grid.rows()) {
            var cells = new ArrayList<>(List.of(Cell.of(row.name())));
            columns.forEach(hosts -> cells.add(field(row, hosts.get(0))));
            table.row(cells.toArray(Cell[]::new));
        }
        return table.lines();
    }

    private Cell field(Grid.Row row, HostName to) {
        if (row.chosen().contains(to)) {
            return new Cell("moves", Tone.STRONG);
        }
        var held = Grid.held(row, to);
        if (held.isEmpty()) {
            return new Cell("free", Tone.GOOD);
        }
        return new Cell(
                held.stream()
                        .map(Finding::check)
                        .distinct()
                        .sorted()
                        .map(letters::of)
                        .collect(Collectors.joining(" ")),
                Tone.BAD);
    }
}
