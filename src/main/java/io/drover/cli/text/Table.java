package io.drover.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as its widest cell. */
public final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
        rows.add(columns.stream()
                .map(column -> new Cell(column.heading(), Tone.STRONG))
                .toList());
    }

    /** A table with these headings; one that begins with {@code >} stands over a column of numbers, aligned to the right. */
    public static Table of(String... headings) {
        return new Table(Arrays.stream(headings).map(Column::of).toList());
    }

    /** Adds a row, one cell for each heading. */
    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The table's lines, headings first. */
    public List<Line> lines() {
        int[] widths = new int[columns.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).width());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private Line line(List<Cell> row, int[] widths) {
        var pieces = new ArrayList<Cell>();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var padding = Cell.of(" ".repeat(widths[i] - cell.width()));
            pieces.addAll(columns.get(i).number() ? List.of(padding, cell) : List.of(cell, padding));
            pieces.add(Cell.of(GAP));
        }
        return new Line(pieces);
    }

    private record Column(String heading, boolean number) {
        static Column of(String heading) {
            boolean number = heading.startsWith(">");
            return new Column(number ? heading.substring(1) : heading, number);
        }
    }
}
