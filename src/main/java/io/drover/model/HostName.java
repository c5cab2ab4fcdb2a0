package io.drover.model;

import java.util.regex.Pattern;

/** A host's name in Drover's configuration: what operators type and read. It need not be a DNS name. */
public record HostName(String value) implements Comparable<HostName> {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    public HostName {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "host name '" + value
                            + "' is not 1 to 63 letters, digits, dots, dashes or underscores that start with a letter or digit");
        }
    }

    @Override
    public int compareTo(HostName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
