package io.drover.cli.text;

/**
 * A piece of text with its meaning.
 *
 * @param text what stands there; control characters, which could command the reader's terminal, become question marks
 * @param tone what it means
 */
public record Cell(String text, Tone tone) {
    public Cell {
        text = printable(text);
    }

    /** Text that means nothing special. */
    public static Cell of(String text) {
        return new Cell(text, Tone.PLAIN);
    }

    /** Text whose control characters are replaced: names come from guests' owners and must not reach a terminal raw. */
    private static String printable(String text) {
        if (text.codePoints().noneMatch(Character::isISOControl)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().forEach(point -> clean.appendCodePoint(Character.isISOControl(point) ? '?' : point));
        return clean.toString();
    }

    /** How many columns it takes; every character counts as one. */
    int width() {
        return text.codePointCount(0, text.length());
    }

    /** The same cell, no wider than that. */
    Cell cut(int columns) {
        return width() <= columns ? this : new Cell(text.substring(0, text.offsetByCodePoints(0, columns)), tone);
    }
}
