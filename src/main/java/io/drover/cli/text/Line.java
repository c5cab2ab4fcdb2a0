package io.drover.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of text in pieces that stand next to each other. */
public record Line(List<Cell> cells) {
    /** A line without text. */
    public static final Line EMPTY = new Line(List.of());

    public Line {
        cells = List.copyOf(cells);
    }

    /** A line of text that means nothing special. */
    public static Line of(String text) {
        return new Line(List.of(Cell.of(text)));
    }

    /** A line of one meaning. */
    public static Line of(String text, Tone tone) {
        return new Line(List.of(new Cell(text, tone)));
    }

    /** The same line, no wider than that, so that a terminal does not wrap it. */
    public Line cut(int columns) {
        var kept = new ArrayList<Cell>();
        int left = columns;
        for (var cell : cells) {
            kept.add(cell.cut(left));
            left = Math.max(0, left - cell.width());
        }
        return new Line(kept);
    }

    /** The text, without trailing blanks, with or without the terminal's colours. */
    public String print(boolean coloured) {
        return cells.stream()
                .map(cell -> coloured ? cell.tone().dress(cell.text()) : cell.text())
                .collect(Collectors.joining())
                .stripTrailing();
    }

    @Override
    public String toString() {
        return print(false);
    }
}
