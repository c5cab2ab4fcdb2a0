package io.drover.driver.dom0;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lines of an output that a script of this package marked as its own: a mark, a word that says of what, and the rest. A
 * login may print greetings of its own, so anything else is passed over.
 */
record Report(List<Line> lines) {

    /** One line, without its mark. */
    record Line(String kind, String rest) {}

    static Report of(String output, String mark) {
        String start = mark + " ";
        return new Report(output.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).split(" ", 2))
                .map(parts -> new Line(parts[0], parts.length > 1 ? clean(parts[1]) : ""))
                .toList());
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }

    /** The rest of the first line of that kind. */
    Optional<String> first(String kind) {
        return lines.stream()
                .filter(line -> line.kind().equals(kind))
                .map(Line::rest)
                .findFirst();
    }

    /** The lines of that kind about numbered things: by number, what was said. */
    Map<Integer, String> numbered(String kind) {
        Map<Integer, String> found = new TreeMap<>();
        for (Line line : lines) {
            String[] parts = line.rest().split(" ", 2);
            if (line.kind().equals(kind) && parts[0].matches("[0-9]{1,6}")) {
                found.put(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "");
            }
        }
        return found;
    }
}
