package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Move;
import io.drover.model.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What guests on their way have spoken for: a place beside some guests and away from others, and memory. Xen reserves none beforehand, so
 * two arrivals could both pass a check. What has come of a guest on its way is counted twice, once here and once in the host's free memory:
 * that may hold a guest back, and never lets one in too many. A plan for later leaves out what had arrived when the hosts were asked, since its
 * moves are checked again at their turn. Once a guest is known to have arrived, only free memory that was asked for since
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
        return of(state, without.map(Set::of).orElse(Set.of()), onTheirWay(state), Map.of());
    }

    /**
     * The same with what those will take who wait for their turn, without the migrations that are planned again.
     *
     * @param arrived of transfers the memory that their destinations lack already, in bytes
     */
    static Bookings withQueued(State state, Set<MigrationId> without, Map<MigrationId, Long> arrived) {
        Stream<Migration> queued = open(state).filter(migration -> migration.phase() == Phase.QUEUED);
        return of(state, without, Stream.concat(onTheirWay(state), queued), arrived);
    }

    /**
     * What a plan has to leave room for: all that is under way and queued, but the queued moves that are its own, which it would make again.
     *
     * @param arrived of transfers the memory that their destinations lack already, in bytes
     */
    static Bookings beside(State state, Predicate<Move> own, Map<MigrationId, Long> arrived) {
        Set<MigrationId> without = open(state)
                .filter(migration -> migration.phase() == Phase.QUEUED && own.test(migration.move()))
                .map(Migration::id)
                .collect(Collectors.toSet());
        return withQueued(state, without, arrived);
    }

    private static Bookings of(
            State state, Set<MigrationId> without, Stream<Migration> taking, Map<MigrationId, Long> arrived) {
        List<Move> moves = open(state)
                .filter(migration -> !migration.phase().isResting() && !without.contains(migration.id()))
                .map(Migration::move)
                .toList();
        List<Migration> places =
                taking.filter(migration -> !without.contains(migration.id())).toList();
        return new Bookings(
                places.stream()
                        .collect(Collectors.groupingBy(
                                migration -> migration.move().to(),
                                Collectors.summingLong(migration -> stillNeeded(migration, arrived)))),
                moves,
                Set.of(),
                places.stream().map(migration -> migration.move().guest()).collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<Migration> open(State state) {
        return state.open().flatMap(run -> run.migrations().stream());
    }

    private static Stream<Migration> onTheirWay(State state) {
        return state.inFlight().filter(migration -> ON_THEIR_WAY.contains(migration.phase()) && !hasArrived(migration));
    }

    /** After a transfer that failed, what its destination said before proves nothing. */
    private static boolean hasArrived(Migration migration) {
        boolean isThere = migration.phase() == Phase.SWITCHING
                && migration.course().resumedAt().isPresent();
        return isThere || ARRIVED.contains(migration.phase());
    }

    /** The migrations to a host that are known to have arrived. */
    static Set<MigrationId> arrived(State state, HostName host) {
        return state.runs().values().stream()
                .flatMap(run -> run.migrations().stream())
                .filter(migration -> migration.move().to().equals(host) && hasArrived(migration))
                .map(Migration::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of a transfer that has failed nobody knows what is left of it. */
    private static long stillNeeded(Migration migration, Map<MigrationId, Long> arrived) {
        boolean isTransferred = migration.phase() == Phase.COPYING || migration.phase() == Phase.SWITCHING;
        long there = isTransferred ? arrived.getOrDefault(migration.id(), 0L) : 0;
        return mostNeeded(migration.move()) - Math.min(there, migration.move().memoryBytes());
    }

    /** At most so much a guest takes on its destination. */
    static long mostNeeded(Move move) {
        return move.memoryBytes() + move.memoryBytes() / SHARE_FOR_PAGING + MOST_FOR_PROCESSORS;
    }
}
