package io.drover.config;

import java.nio.file.Path;
import java.util.List;

/**
 * Where the facts are kept.
 *
 * @param path the journal's file
 * @param maxBytes what it may grow to
 * @param keepRuns how many runs that ended are remembered
 * @param keepDays how many days after its end a run is remembered
 */
public record JournalSection(Path path, long maxBytes, int keepRuns, int keepDays) {
    static final Setting<Path> PATH = Setting.of(
            "path",
            Kind.ABSOLUTE_PATH,
            Path.of("/var/lib/drover/journal.db"),
            "The journal's file, on a local disk. Its directory must exist and be writable.");
    static final Setting<Long> MAX_SIZE = Setting.of(
            "max-size", Kind.BYTES, 8L << 30, "What the journal may grow to. When it is full, nothing new starts.");
    static final Setting<Integer> KEEP_RUNS = Setting.of(
            "keep-runs",
            Kind.from(1, 100_000),
            1_000,
            "How many runs that ended are remembered. What is open or left to an operator is never forgotten.");
    static final Setting<Integer> KEEP_DAYS =
            Setting.of("keep-days", Kind.from(1, 36_500), 400, "How many days after its end a run is remembered.");
    static final List<Setting<?>> ALL = List.of(PATH, MAX_SIZE, KEEP_RUNS, KEEP_DAYS);

    static JournalSection read(YamlMap fields) {
        var section = new JournalSection(
                fields.orStandard(PATH),
                fields.orStandard(MAX_SIZE),
                fields.orStandard(KEEP_RUNS),
                fields.orStandard(KEEP_DAYS));
        fields.rejectOthers();
        return section;
    }
}
