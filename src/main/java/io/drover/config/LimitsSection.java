package io.drover.config;

import io.drover.model.Policy;
import java.util.List;

/**
 * Migrations at once.
 *
 * @param perSource leaving one host
 * @param perDestination arriving at one host
 * @param perRun in a whole run
 */
public record LimitsSection(int perSource, int perDestination, int perRun) {
    private static final Kind<Integer> COUNT = Kind.from(1, 1_000);

    static final Setting<Integer> PER_SOURCE = Setting.of(
            "per-source",
            COUNT,
            Policy.Limits.STANDARD.perSource(),
            "Migrations that leave one host at once. Two that share a link gain no time and lengthen each other's downtime.");
    static final Setting<Integer> PER_DESTINATION = Setting.of(
            "per-destination",
            COUNT,
            Policy.Limits.STANDARD.perDestination(),
            "Migrations that arrive at one host at once. With more than one, progress cannot be told apart.");
    static final Setting<Integer> PER_RUN =
            Setting.of("per-run", COUNT, Policy.Limits.STANDARD.perRun(), "Migrations of one run at once.");
    static final List<Setting<?>> ALL = List.of(PER_SOURCE, PER_DESTINATION, PER_RUN);

    static LimitsSection read(YamlMap fields) {
        var section = new LimitsSection(
                fields.orStandard(PER_SOURCE), fields.orStandard(PER_DESTINATION), fields.orStandard(PER_RUN));
        fields.rejectOthers();
        return section;
    }
}
