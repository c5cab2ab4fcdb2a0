package io.drover.driver.dom0;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/**
 * The script that takes all facts of a Dom0 in one round trip. It is fed to {@code /bin/sh -s} on the host, needs no more than
 * that, changes nothing there, and never fails as a whole. {@link ProbeReport} reads what it prints.
 */
final class Probe {
    /** The longest path that Linux takes (PATH_MAX with its final NUL); FreeBSD takes less. */
    private static final int LONGEST_PATH = 4095;

    private static final String BODY = body();

    private Probe() {}

    /**
     * The whole script.
     *
     * @param paths Dom0 paths to look up too; they may hold any character, as they are quoted for the shell. What is no path
     *     there can be is answered with the reason, without asking
     */
    static String script(Set<String> paths) {
        var parameters = new StringJoiner(" ", "set -- ", "\n").setEmptyValue("set --\n");
        var asked = new StringJoiner("\n");
        for (String path : new TreeSet<>(paths)) {
            String objection = objection(path);
            if (objection.isEmpty()) {
                parameters.add(label(path)).add(quoted(path));
            }
            asked.add((label(path) + " " + objection).strip());
        }
        return parameters + "DROVER_ASKED=" + quoted(asked.toString()) + "\n" + BODY;
    }

    /** A path as one word of letters, digits, dashes and underscores, so that no path can look like something else. */
    private static String label(String path) {
        return "L" + Base64.getUrlEncoder().withoutPadding().encodeToString(path.getBytes(StandardCharsets.UTF_8));
    }

    /** The path that a label stands for. */
    static String path(String label) {
        if (!label.startsWith("L")) {
            throw new IllegalArgumentException("a label that the script does not print");
        }
        return new String(Base64.getUrlDecoder().decode(label.substring(1)), StandardCharsets.UTF_8);
    }

    private static String objection(String path) {
        if (!path.startsWith("/")) {
            return "it is not an absolute path";
        }
        if (path.indexOf('\0') >= 0) {
            return "it holds a NUL character";
        }
        return path.getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH ? "it is too long for a path" : "";
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private static String body() {
        try (InputStream script = Objects.requireNonNull(Probe.class.getResourceAsStream("probe.sh"), "probe.sh")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
