package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What guests on their way have spoken for: a place beside some guests and away from others, and memory. Xen reserves none beforehand, so
 * two arrivals could both pass a check. What has come of a guest on its way is counted twice, once here and once in the host's free memory:
 * that may hold a guest back, and never lets one in too many. Once it is known to have arrived, only free memory that was asked for since
 * is sure to count it.
 */
final class Reservations {
    private static final Set<Phase> ON_THEIR_WAY =
            EnumSet.of(Phase.CHECKING, Phase.COPYING, Phase.SWITCHING, Phase.UNKNOWN);

    private static final Set<Phase> ARRIVED = EnumSet.of(Phase.VERIFYING, Phase.SETTLING, Phase.DONE);

    /** libxl takes 8 KiB for each MiB of a guest, 1 MiB for each of its processors and a little more; this covers 60 of them. */
    private static final long MOST_FOR_PROCESSORS = 64L << 20;

    private static final int SHARE_FOR_PAGING = 128;

    private Reservations() {}

    /** What all moves of open runs have spoken for, without the migration that asks. */
    static Bookings of(State state, Optional<MigrationId> without) {
        return of(state, without.map(Set::of).orElse(Set.of()), onTheirWay(state));
    }

    /** The same with what those will take who wait for their turn, without the migrations that are planned again. */
    static Bookings withQueued(State state, Set<MigrationId> without) {
        Stream<Migration> queued = open(state).filter(migration -> migration.phase() == Phase.QUEUED);
        return of(state, without, Stream.concat(onTheirWay(state), queued));
    }

    private static Bookings of(State state, Set<MigrationId> without, Stream<Migration> taking) {
        List<Move> moves = open(state)
                .filter(migration -> !migration.phase().isResting() && !without.contains(migration.id()))
                .map(Migration::move)
                .toList();
        List<Move> places = taking.filter(migration -> !without.contains(migration.id()))
                .map(Migration::move)
                .toList();
        return new Bookings(
                places.stream()
                        .collect(Collectors.groupingBy(Move::to, Collectors.summingLong(Reservations::mostNeeded))),
                moves,
                Set.of(),
                places.stream().map(Move::guest).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<Migration> open(State state) {
        return state.open().flatMap(run -> run.migrations().stream());
    }

    private static Stream<Migration> onTheirWay(State state) {
        return state.inFlight().filter(migration -> ON_THEIR_WAY.contains(migration.phase()));
    }

    /** The migrations to a host that are known to have arrived. */
    static Set<MigrationId> arrived(State state, HostName host) {
        return state.runs().values().stream()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> migration.move().to().equals(host) && ARRIVED.contains(migration.phase()))
                .map(Migration::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** At most so much a guest takes on its destination. */
    static long mostNeeded(Move move) {
        return move.memoryBytes() + move.memoryBytes() / SHARE_FOR_PAGING + MOST_FOR_PROCESSORS;
    }
}
