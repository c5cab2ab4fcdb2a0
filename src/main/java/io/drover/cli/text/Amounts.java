package io.drover.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Bytes, rates and durations as people read them: few digits, the unit always said, the same in every locale. */
public final class Amounts {
    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final double STEP = 1024;

    private Amounts() {}

    /** Bytes in the binary unit that leaves at most four digits, such as {@code 512 MiB} or {@code 1.5 GiB}. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        boolean whole = unit < 3 || value >= 100;
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, UNITS[unit]);
    }

    /** A rate, or nothing while it is not known. */
    public static String rate(long bytesPerSecond) {
        return bytesPerSecond <= 0 ? "" : bytes(bytesPerSecond) + "/s";
    }

    /** A duration in its two largest units, such as {@code 80ms}, {@code 1.2s}, {@code 42s}, {@code 3m20s} or {@code 2h05m}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + "ms";
        }
        if (millis < 9950) {
            return String.format(Locale.ROOT, "%.1fs", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        if (seconds < 60) {
            return seconds + "s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds % 3600 / 60);
    }

    /** From one duration to another; a single one where both read the same. */
    public static String range(Duration least, Duration most) {
        var from = duration(least);
        var to = duration(most);
        return from.equals(to) ? from : from + " to " + to;
    }

    /** A bar that is as full as {@code done} is of {@code total}. */
    public static String bar(long done, long total, int columns) {
        double share = total <= 0 ? 0 : Math.min(1, Math.max(0, (double) done / total));
        int full = (int) (share * columns);
        return "[" + "#".repeat(full) + ".".repeat(columns - full) + "]";
    }
}
