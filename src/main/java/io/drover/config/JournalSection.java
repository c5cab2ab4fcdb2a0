package io.drover.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the facts are kept.
 *
 * @param path the journal's file
 * @param maxBytes what it may grow to
 */
public record JournalSection(Path path, long maxBytes) {
    static final Setting<Path> PATH = Setting.of(
            "path",
            Kind.ABSOLUTE_PATH,
            Path.of("/var/lib/drover/journal.db"),
            "The journal's file, on a local disk. Its directory must exist and be writable.");
    static final Setting<Long> MAX_SIZE = Setting.of(
            "max-size", Kind.BYTES, 8L << 30, "What the journal may grow to. When it is full, nothing new starts.");
    static final List<Setting<?>> ALL = List.of(PATH, MAX_SIZE);

    static JournalSection read(YamlMap fields) {
        var section = new JournalSection(fields.orStandard(PATH), fields.orStandard(MAX_SIZE));
        fields.rejectOthers();
        return section;
    }
}
