package io.drover.cli.page;

import io.drover.cli.text.Line;
import io.drover.cli.text.Tone;
import java.util.List;
import java.util.Locale;

/**
 * HTML in the making. Text and the values of attributes are escaped here and nowhere else, so that no name can end an element or begin
 * one; tags and the names of attributes are the program's own.
 */
final class Html {
    private static final int FIRST_BEYOND_ASCII = 0x80;

    private final StringBuilder html = new StringBuilder();

    /** Begins an element. */
    Html open(String tag, String... namesAndValues) {
        html.append('<').append(tag);
        for (int at = 0; at < namesAndValues.length; at += 2) {
            html.append(' ').append(namesAndValues[at]).append("=\"");
            escape(namesAndValues[at + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    /** Ends an element. */
    Html close(String tag) {
        html.append("</").append(tag).append('>');
        return this;
    }

    /** An element that holds text alone. */
    Html element(String tag, String text, String... namesAndValues) {
        return open(tag, namesAndValues).text(text).close(tag);
    }

    /** Text, whatever it holds. */
    Html text(String text) {
        escape(text);
        return this;
    }

    /** A line's end in the source, for whoever reads that. */
    Html newLine() {
        html.append('\n');
        return this;
    }

    /** What is HTML or CSS of the program's own already. */
    Html trusted(String text) {
        html.append(text);
        return this;
    }

    /** Lines as a terminal has them, with their meanings as classes. */
    Html lines(List<Line> lines) {
        open("pre");
        for (var line : lines) {
            for (var cell : line.cells()) {
                if (cell.tone() == Tone.PLAIN) {
                    text(cell.text());
                } else {
                    element("span", cell.text(), "class", cell.tone().name().toLowerCase(Locale.ROOT));
                }
            }
            newLine();
        }
        return close("pre");
    }

    private void escape(String text) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> plain(isHarmless(point) ? point : '?');
            }
        });
    }

    /** Whatever is not ASCII goes by its number: nobody knows in which character set standard output is written. */
    private void plain(int point) {
        if (point < FIRST_BEYOND_ASCII) {
            html.append((char) point);
        } else {
            html.append("&#").append(point).append(';');
        }
    }

    /** What commands a reader's eye (the direction of writing) is no more welcome than what commands a terminal. */
    private static boolean isHarmless(int point) {
        boolean direction = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        boolean half = Character.getType(point) == Character.SURROGATE;
        return !Character.isISOControl(point) && !direction && !half;
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
