package io.drover.config;

import io.drover.model.Policy;
import java.util.List;
import java.util.Optional;

/**
 * What plans keep to.
 *
 * @param perSource migrations at once that leave one host
 * @param perDestination migrations at once that arrive at one host
 * @param perRun migrations at once in a whole run
 * @param vcpusPerThread virtual processors that active guests may have for each hardware thread of their host
 * @param reserve whether a drain has to leave room for the guests of any one host that fails after it
 */
public record LimitsSection(
        int perSource, int perDestination, int perRun, Optional<Double> vcpusPerThread, boolean reserve) {
    private static final Kind<Integer> COUNT = Kind.from(1, 1_000);

    static final Setting<Integer> PER_SOURCE = Setting.of(
            "per-source",
            COUNT,
            Policy.Limits.STANDARD.perSource(),
            "Migrations that leave one host at once, each until its guest runs at the destination. No two share a link that only one of them could fill, nor one whose speed nobody told.");
    static final Setting<Integer> PER_DESTINATION = Setting.of(
            "per-destination",
            COUNT,
            Policy.Limits.STANDARD.perDestination(),
            "Migrations that arrive at one host at once, each until its guest runs there. With more than one, progress cannot be told apart.");
    static final Setting<Integer> PER_RUN =
            Setting.of("per-run", COUNT, Policy.Limits.STANDARD.perRun(), "Migrations of one run at once.");
    static final Setting<Double> VCPUS_PER_THREAD = Setting.of(
            "vcpus-per-thread",
            Kind.above(0, 1_000),
            "How many vCPUs active guests may have for each hardware thread of their host; a host that has more already takes nobody."
                    + " Without it, as many as they like.");
    static final Setting<Boolean> RESERVE = Setting.of(
            "reserve",
            Kind.YES_NO,
            Policy.STANDARD.reserve(),
            "Whether a drain is refused that would leave too little room for the guests of any one of the other hosts, if that failed.");
    static final List<Setting<?>> ALL = List.of(PER_SOURCE, PER_DESTINATION, PER_RUN, VCPUS_PER_THREAD, RESERVE);

    static LimitsSection read(YamlMap fields) {
        var section = new LimitsSection(
                fields.orStandard(PER_SOURCE),
                fields.orStandard(PER_DESTINATION),
                fields.orStandard(PER_RUN),
                fields.get(VCPUS_PER_THREAD),
                fields.orStandard(RESERVE));
        fields.rejectOthers();
        return section;
    }
}
