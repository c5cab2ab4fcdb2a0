package io.drover.driver.dom0;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scripts for {@code /bin/sh -s}. The login shell of a Dom0 may be any, so it is given nothing but that command; all else goes
 * through standard input.
 */
final class Script {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

    /** Where the tools are that a login without a terminal mostly does not find, and words in one language. */
    private static final String SURROUNDINGS = """
            PATH="${PATH:-/usr/bin:/bin}:/usr/sbin:/sbin:/usr/local/sbin:/usr/local/bin"
            LC_ALL=C
            export PATH LC_ALL
            """;

    private Script() {}

    /** A script as it is, with the surroundings that every script gets. */
    static String in(String text) {
        return SURROUNDINGS + text;
    }

    /** One of this package's scripts with its arguments. Nothing that it starts can swallow the rest of it. */
    static String of(String name, List<String> arguments) {
        return of("", name, arguments);
    }

    /** As {@link #of}, a script that uses the functions of another file of this package. */
    static String over(String functions, String name, List<String> arguments) {
        return of(resource(functions), name, arguments);
    }

    private static String of(String functions, String name, List<String> arguments) {
        String words = arguments.stream().map(Script::quoted).collect(Collectors.joining(" "));
        return SURROUNDINGS + functions + "main() {\n" + resource(name) + "}\nmain " + words + " </dev/null\n";
    }

    /** A file of this package. */
    static String resource(String name) {
        try (InputStream file = Objects.requireNonNull(Script.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A word that the shell takes as it is, whatever it holds. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
