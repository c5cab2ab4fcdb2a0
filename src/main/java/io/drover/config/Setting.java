package io.drover.config;

import java.util.Optional;

/**
 * One field of a section.
 *
 * @param name as it is written in the file
 * @param kind what its value may be
 * @param standard its value where the file has none; empty where that is told by {@code help}
 * @param help what it does, one sentence
 */
record Setting<T>(String name, Kind<T> kind, Optional<T> standard, String help) {
    static <T> Setting<T> of(String name, Kind<T> kind, T standard, String help) {
        return new Setting<>(name, kind, Optional.of(standard), help);
    }

    static <T> Setting<T> of(String name, Kind<T> kind, String help) {
        return new Setting<>(name, kind, Optional.empty(), help);
    }

    /** The default as the file would have it. */
    String shownDefault() {
        return standard.map(kind.print()).orElse("");
    }
}
