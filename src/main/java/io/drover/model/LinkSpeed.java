package io.drover.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a migration link carries in one direction.
 *
 * @param bytesPerSecond bytes of a migration in a second
 */
public record LinkSpeed(long bytesPerSecond) {
    /** What is right, as the end of "it must be …". */
    public static final String RIGHT = "a link's speed such as 10 Gb/s, or what it carries such as 1100 MiB/s";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,6})?) ?([A-Za-z]+/s)");

    private static final Map<String, Long> BITS = Map.of("Mb/s", 1_000_000L, "Gb/s", 1_000_000_000L);

    private static final Map<String, Long> BYTES =
            Map.of("B/s", 1L, "KiB/s", 1L << 10, "MiB/s", 1L << 20, "GiB/s", 1L << 30, "TiB/s", 1L << 40);

    /** A line of 9 Mb/s carries 1 MiB/s of a migration: some 93 % of it, the rest is headers. */
    private static final BigDecimal BITS_FOR_A_MEBIBYTE = BigDecimal.valueOf(9_000_000);

    public LinkSpeed {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException(bytesPerSecond + " bytes a second is no speed; it must be 1 or more");
        }
    }

    /**
     * What is meant: of a line's speed in bits, what is left to a migration; of a rate in bytes, all.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static LinkSpeed of(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw unreadable(text);
        }
        var number = new BigDecimal(form.group(1));
        var bits = BITS.get(form.group(2));
        var bytes = BYTES.get(form.group(2));
        if (bits != null) {
            return whole(
                    number.multiply(BigDecimal.valueOf(bits * (1 << 20)))
                            .divide(BITS_FOR_A_MEBIBYTE, 0, RoundingMode.DOWN),
                    text);
        }
        if (bytes != null) {
            return whole(number.multiply(BigDecimal.valueOf(bytes)), text);
        }
        throw unreadable(text);
    }

    private static LinkSpeed whole(BigDecimal number, String text) {
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw unreadable(text);
        }
        return new LinkSpeed(number.setScale(0, RoundingMode.DOWN).longValueExact());
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("link speed '" + text + "' is not right; it must be " + RIGHT);
    }
}
