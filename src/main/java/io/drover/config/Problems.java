package io.drover.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a file, so that all of it is told at once. */
final class Problems {
    /** After this many, more would not help. */
    private static final int MOST = 100;

    private final String file;
    private final List<String> found = new ArrayList<>();

    Problems(String file) {
        this.file = file;
    }

    /** What there is to choose from, as a message shows it. */
    static String list(Collection<?> choices) {
        return choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    String file() {
        return file;
    }

    void add(Node where, String problem) {
        addAtLine(where.getStartMark().map(Mark::getLine).orElse(0) + 1, problem);
    }

    void addAtLine(int line, String problem) {
        if (found.size() < MOST) {
            found.add(file + ":" + line + ": " + problem);
        }
    }

    boolean any() {
        return !found.isEmpty();
    }

    void throwIfAny() {
        if (any()) {
            throw new ConfigException(found);
        }
    }
}
