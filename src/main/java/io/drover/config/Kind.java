package io.drover.config;

import io.drover.model.CheckId;
import io.drover.model.GuestPattern;
import io.drover.model.HostName;
import io.drover.model.LinkSpeed;
import io.drover.model.Version;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a setting's value may be.
 *
 * @param right what is right, as the end of "it must be …"
 * @param parse reads it; throws an {@link IllegalArgumentException} if the text is not right
 * @param print writes a default for the reference
 */
record Kind<T>(String right, Function<String, T> parse, Function<T, String> print) {
    static final Kind<String> TEXT = of("a text that is not empty", Kind::nonEmpty);
    static final Kind<HostName> HOST = of("a host's name such as xen1", HostName::new);
    static final Kind<GuestPattern> GUEST = of("a guest's name, its UUID or a pattern such as web*", GuestPattern::new);
    static final Kind<CheckId> CHECK =
            of("a check's name such as guest.running", text -> new CheckId(matching(text, "[a-z]+\\.[a-z-]+")));
    static final Kind<Version> VERSION = of("a version such as 4.17.5", Version::of);
    static final Kind<UUID> UUID_TEXT = of("a UUID such as 6c6f3a1e-3b1f-4a7e-9d36-0d5a52b5f001", UUID::fromString);
    static final Kind<URI> URI_TEXT = of("a URI such as xen+tls://xen1.example/system", URI::create);
    static final Kind<URI> SSH_URI =
            of("a URI such as ssh://root@xen1.example or ssh://root@10.0.0.1:2222", URI::create);
    static final Kind<Boolean> YES_NO = of("true or false", text -> Boolean.valueOf(matching(text, "true|false")));
    static final Kind<Path> ABSOLUTE_PATH = path("/var/lib/drover/journal.db");
    static final Kind<Long> BYTES = new Kind<>("a size such as 512 MiB", Quantity::bytes, Quantity::inBytes);
    static final Kind<Long> BYTE_RATE =
            new Kind<>("a rate such as 20 MiB/s", Quantity::bytesPerSecond, rate -> Quantity.inBytes(rate) + "/s");
    static final Kind<Long> LINK = new Kind<>(
            LinkSpeed.RIGHT, text -> LinkSpeed.of(text).bytesPerSecond(), rate -> Quantity.inBytes(rate) + "/s");

    static final Kind<Duration> OFFSET = new Kind<>("a time such as 60s, 250ms or -5m", Kind::offset, Kind::inShort);

    static final Kind<Duration> DURATION =
            new Kind<>("a time such as 300ms or 2s, more than none", Kind::duration, Kind::inShort);

    static final Kind<Duration> TIME_OR_NONE =
            new Kind<>("a time such as 500ms or 2s, or 0s for none", Kind::timeOrNone, Kind::inShort);

    private static <T> Kind<T> of(String right, Function<String, T> parse) {
        return new Kind<>(right, parse, String::valueOf);
    }

    static Kind<Path> path(String example) {
        return of("an absolute path such as " + example, text -> Path.of(matching(text, "/[^\u0000]*")));
    }

    static Kind<Integer> from(int least, int most) {
        return of("a whole number from " + least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    static Kind<Double> above(int least, int most) {
        return of("a number such as 4 or 1.5, more than " + least + " and " + most + " at most", text -> {
            double number = Double.parseDouble(matching(text, "[0-9]{1,9}(\\.[0-9]{1,9})?"));
            if (number <= least || number > most) {
                throw new IllegalArgumentException(text);
            }
            return number;
        });
    }

    static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        Function<E, String> name =
                value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String names = Arrays.stream(type.getEnumConstants()).map(name).collect(Collectors.joining(", "));
        Function<String, E> parse = text -> Arrays.stream(type.getEnumConstants())
                .filter(value -> name.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
        return new Kind<>("one of " + names, parse, name);
    }

    private static Duration offset(String text) {
        String sign = matching(text, "-?[0-9]{1,9}(ms|s|m|h)").startsWith("-") ? "-" : "";
        String amount = text.replaceAll("[^0-9]", "");
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(sign + amount))
                : Duration.parse(sign + "PT" + amount + text.substring(text.length() - 1));
    }

    private static Duration duration(String text) {
        Duration given = timeOrNone(text);
        if (given.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return given;
    }

    private static Duration timeOrNone(String text) {
        Duration given = offset(text);
        if (given.isNegative()) {
            throw new IllegalArgumentException(text);
        }
        return given;
    }

    private static String inShort(Duration time) {
        return time.toMillisPart() == 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }

    private static String nonEmpty(String text) {
        return matching(text, "(?s).*\\S.*");
    }

    private static String matching(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
