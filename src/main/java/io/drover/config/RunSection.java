package io.drover.config;

import io.drover.model.Policy;
import java.util.List;

/**
 * How a run goes on.
 *
 * @param onFailure what happens to the other guests when one fails
 */
public record RunSection(Policy.OnFailure onFailure) {
    static final Setting<Policy.OnFailure> ON_FAILURE = Setting.of(
            "on-failure",
            Kind.oneOf(Policy.OnFailure.class),
            Policy.STANDARD.onFailure(),
            "Whether a run goes on with its other guests when one fails, or stops.");
    static final List<Setting<?>> ALL = List.of(ON_FAILURE);

    static RunSection read(YamlMap fields) {
        var section = new RunSection(fields.orStandard(ON_FAILURE));
        fields.rejectOthers();
        return section;
    }
}
