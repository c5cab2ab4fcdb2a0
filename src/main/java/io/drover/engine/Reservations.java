package io.drover.engine;

import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Memory that guests on their way will take. Xen reserves nothing beforehand, so two arrivals could both pass a check. */
final class Reservations {
    private static final Set<Phase> ON_THEIR_WAY =
            EnumSet.of(Phase.CHECKING, Phase.COPYING, Phase.SWITCHING, Phase.UNKNOWN);

    private Reservations() {}

    /** Bytes per destination, without the migration that asks. */
    static Map<HostName, Long> of(State state, Optional<MigrationId> without) {
        return state.inFlight()
                .filter(migration -> ON_THEIR_WAY.contains(migration.phase()))
                .filter(migration -> !without.equals(Optional.of(migration.id())))
                .map(Migration::move)
                .collect(Collectors.groupingBy(move -> move.to(), Collectors.summingLong(move -> move.memoryBytes())));
    }
}
