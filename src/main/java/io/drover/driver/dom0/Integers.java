package io.drover.driver.dom0;

import java.util.regex.Pattern;

/** Numbers in foreign text: none is taken that could not be. */
final class Integers {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final long KIB = 1024;

    /** No machine has more memory and no file system more room than 2^60 bytes; so sums of a few cannot overflow. */
    private static final long MOST_KIB = 1L << 50;

    private Integers() {}

    static boolean isInt(String text) {
        return DIGITS.matcher(text).matches() && Long.parseLong(text) <= Integer.MAX_VALUE;
    }

    static int between(String text, int least, int most) {
        return (int) between(text, (long) least, most);
    }

    static long between(String text, long least, long most) {
        if (!DIGITS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + Section.words(text) + "' is no number that it could be");
        }
        return between(Long.parseLong(text), least, most);
    }

    static long between(long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " is not from " + least + " to " + most);
        }
        return number;
    }

    static long bytesOfKib(String text) {
        return between(text, 0, MOST_KIB) * KIB;
    }

    static long bytesOfKib(long kib) {
        return between(kib, 0, MOST_KIB) * KIB;
    }

    static long bytesOfMib(String text) {
        return between(text, 0, MOST_KIB / KIB) * KIB * KIB;
    }
}
