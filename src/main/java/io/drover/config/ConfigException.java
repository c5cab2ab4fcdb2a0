package io.drover.config;

import java.util.List;

/** A file was not right. Each problem names file, line, field, value and what would be right; nothing was taken from it. */
public final class ConfigException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    ConfigException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems found, in the order of the file as far as possible. */
    public List<String> problems() {
        return problems;
    }
}
