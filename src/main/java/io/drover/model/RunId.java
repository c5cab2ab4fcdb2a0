package io.drover.model;

import java.util.regex.Pattern;

/** A run's identity: short enough to type, never used twice in one journal. */
public record RunId(String value) implements Comparable<RunId> {
    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,40}");

    public RunId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "run '" + value + "' is not 1 to 40 lower-case letters, digits or dashes");
        }
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
