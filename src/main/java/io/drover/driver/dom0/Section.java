package io.drover.driver.dom0;

import java.util.List;

/**
 * What one command of the script said.
 *
 * @param name the command
 * @param lines what it printed, without empty lines
 * @param exitCode how it ended
 */
record Section(String name, List<String> lines, int exitCode) {
    private static final int MOST_WORDS = 200;
    private static final int LONGEST_ROW = 8192;

    Section {
        lines = List.copyOf(lines);
    }

    /**
     * Its lines, for readers that go through each with care: none is long.
     *
     * @throws IllegalArgumentException if one is
     */
    List<String> rows() {
        if (lines.stream().anyMatch(line -> line.length() > LONGEST_ROW)) {
            throw new IllegalArgumentException("a line of it is longer than " + LONGEST_ROW + " characters");
        }
        return lines;
    }

    /** The whole as one text. */
    String text() {
        return String.join("\n", lines);
    }

    /** The only line. */
    String line() {
        if (lines.size() != 1) {
            throw new IllegalArgumentException("it said " + lines.size() + " lines and not one");
        }
        return rows().get(0);
    }

    /** The reason why it cannot be used, with its own words. */
    String failure() {
        var words = lines.isEmpty() ? "" : ": " + words(lines.get(lines.size() - 1));
        return "'" + name + "' ended with code " + exitCode + words;
    }

    /** Foreign text as it may stand in a sentence for an operator: on one line, and not long. */
    static String words(String text) {
        var cut = text.length() > MOST_WORDS ? text.substring(0, MOST_WORDS) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
