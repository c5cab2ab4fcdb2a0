package io.drover.check;

import java.time.Duration;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How findings write figures, lists and names. */
final class Words {
    private static final long MIB = 1L << 20;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    private Words() {}

    /** Bytes in MiB, rounded down, so that a figure never promises more than there is. */
    static String mib(long bytes) {
        return Math.floorDiv(bytes, MIB) + " MiB";
    }

    /** Bytes in MiB, rounded up, for what is asked for. */
    static String mibNeeded(long bytes) {
        return -Math.floorDiv(-bytes, MIB) + " MiB";
    }

    /** A time in whole milliseconds. */
    static String millis(Duration time) {
        return time.toMillis() + " ms";
    }

    /** Names in order, separated by commas. */
    static String list(Collection<String> names) {
        if (names.size() == 1) {
            return names.iterator().next();
        }
        return names.stream().sorted().distinct().collect(Collectors.joining(", "));
    }

    /** A word of a shell command that the shell takes as it is, whatever the name holds. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
