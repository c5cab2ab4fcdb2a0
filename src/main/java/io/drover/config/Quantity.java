package io.drover.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and rates with their units. A number without a unit is refused: nobody remembers which was meant. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?) ?([A-Za-z]+(?:/s)?)");

    private static final Map<String, Long> BYTES =
            Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);

    private Quantity() {}

    static long bytes(String text) {
        return whole(times(text, ""));
    }

    static long bytesPerSecond(String text) {
        return whole(times(text, "/s"));
    }

    /** The largest unit that divides it. */
    static String inBytes(long bytes) {
        for (String unit : new String[] {"TiB", "GiB", "MiB", "KiB"}) {
            long size = BYTES.getOrDefault(unit, 1L);
            if (bytes >= size && bytes % size == 0) {
                return bytes / size + " " + unit;
            }
        }
        return bytes + " B";
    }

    private static BigDecimal times(String text, String suffix) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || !form.group(2).endsWith(suffix)) {
            throw new IllegalArgumentException(text);
        }
        String unit = form.group(2).substring(0, form.group(2).length() - suffix.length());
        Long size = BYTES.get(unit);
        if (size == null) {
            throw new IllegalArgumentException(text);
        }
        return new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(size));
    }

    private static long whole(BigDecimal number) {
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException(number.toPlainString());
        }
        return number.setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
