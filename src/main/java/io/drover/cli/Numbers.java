package io.drover.cli;

import picocli.CommandLine.TypeConversionException;

/** Numbers as options take them. What is wrong with one is said in words that are nobody's programming language. */
final class Numbers {
    private Numbers() {}

    static int whole(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw new TypeConversionException("'" + text + "' is not a whole number, such as 4");
        }
    }

    static double decimal(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notOne) {
            throw new TypeConversionException("'" + text + "' is not a number, such as 4 or 1.5");
        }
    }
}
