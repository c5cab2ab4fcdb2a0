package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.MigrationId;
import java.util.Map;

/**
 * What is seen when moves are planned.
 *
 * @param fleet the hosts
 * @param arrived of transfers the memory that was at the destination already when the hosts were asked, in bytes; what their free memory lacks is
 *     not to be counted again
 */
record Scene(Fleet fleet, Map<MigrationId, Long> arrived) {
    Scene {
        arrived = Map.copyOf(arrived);
    }

    /** The same with other hosts. */
    Scene with(Fleet others) {
        return new Scene(others, arrived);
    }
}
