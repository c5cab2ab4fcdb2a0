package io.drover.config;

import io.drover.model.Policy;
import java.time.Duration;
import java.util.List;

/**
 * How a run goes on.
 *
 * @param onFailure what happens to the other guests when one fails
 * @param retries how often a migration that failed is begun again
 * @param retryAfter the wait before the first time; it doubles
 */
public record RunSection(Policy.OnFailure onFailure, int retries, Duration retryAfter) {
    static final Setting<Policy.OnFailure> ON_FAILURE = Setting.of(
            "on-failure",
            Kind.oneOf(Policy.OnFailure.class),
            Policy.STANDARD.onFailure(),
            "Whether a run goes on with its other guests when one fails, or stops; then the next on a link sets out only once the one before is proved.");
    static final Setting<Integer> RETRIES = Setting.of(
            "retries",
            Kind.from(0, 10),
            2,
            "How often a migration is begun again that failed in a way that need not last, once its guest is proved to"
                    + " run at the source with nothing left at the destination. A guest of a drain goes to another host if"
                    + " one can take it.");
    static final Setting<Duration> RETRY_AFTER = Setting.of(
            "retry-after",
            Kind.DURATION,
            Duration.ofSeconds(30),
            "The wait before the first of them; it doubles with each.");
    static final List<Setting<?>> ALL = List.of(ON_FAILURE, RETRIES, RETRY_AFTER);

    static RunSection read(YamlMap fields) {
        var section = new RunSection(
                fields.orStandard(ON_FAILURE), fields.orStandard(RETRIES), fields.orStandard(RETRY_AFTER));
        fields.rejectOthers();
        return section;
    }
}
