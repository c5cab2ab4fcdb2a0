package io.drover.config;

import io.drover.model.CheckId;
import java.util.List;
import java.util.Set;

/**
 * How strict the checks are.
 *
 * @param acceptedUnknowns checks that hold no guest back when their answer is UNKNOWN
 */
public record CheckSection(Set<CheckId> acceptedUnknowns) {
    static final Setting<CheckId> ACCEPT_UNKNOWN = Setting.of(
            "accept-unknown",
            Kind.CHECK,
            "List of checks, by name, that shall hold no guest back when their answer is UNKNOWN. A BLOCK always holds. Default: none.");
    static final List<Setting<?>> ALL = List.of(ACCEPT_UNKNOWN);

    public CheckSection {
        acceptedUnknowns = Set.copyOf(acceptedUnknowns);
    }

    static CheckSection read(YamlMap fields) {
        var section = new CheckSection(Set.copyOf(fields.list(ACCEPT_UNKNOWN).orElse(List.of())));
        fields.rejectOthers();
        return section;
    }
}
