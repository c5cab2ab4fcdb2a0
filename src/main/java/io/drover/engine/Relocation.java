package io.drover.engine;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Run;
import io.drover.plan.Planner;
import io.drover.plan.Wish;
import io.drover.precopy.Lessons;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where queued guests go whose destination may not do any more. Worked out beside the engine's thread, of a fleet that was just looked at.
 *
 * <ol>
 *   <li>Whoever can still go where it was to go keeps that: an operator has seen that plan.
 *   <li>All others are planned together, while what is in flight and what is queued elsewhere has spoken for its room. Where an operator named
 *       the destination, they are given another time alone.
 *   <li>Who finds no destination keeps the old one, which may do by its turn; unless this was its turn.
 *   <li>If somebody would not have moved by then when the run's window ends, all that is queued is planned together, and that is taken if it leaves fewer behind.
 * </ol>
 *
 * @param state what the journal says
 * @param run whose guests
 * @param scene the hosts as they were seen
 * @param lessons what past migrations teach
 */
record Relocation(State state, Run run, Scene scene, Lessons lessons) {

    /** The fleet with those hosts cordoned that are being emptied, beside those that are. */
    static Fleet closed(State state, Fleet fleet) {
        Set<HostName> closed = new HashSet<>(state.cordons().keySet());
        state.open().forEach(open -> closed.addAll(open.plan().purpose().drained()));
        return fleet.withCordons(closed);
    }

    /** The guest of a migration, if it is where that is to fetch it. */
    static Optional<Guest> guest(Fleet fleet, Migration migration) {
        return fleet.host(migration.move().from())
                .flatMap(source -> source.guest(migration.move().guest()))
                .filter(Guest::isActive);
    }

    /**
     * What may become of those that are planned again.
     *
     * @param asked they
     * @param timetable of the run, with those of them to be planned that do not keep their destination
     * @param plan of these, as if they began at once
     * @param moves the same moves at the times that they get
     */
    private record Proposal(List<Migration> asked, Timetable timetable, Plan plan, List<PlannedMove> moves) {
        private static final Comparator<Proposal> BY_LATENESS =
                Comparator.comparingLong(Proposal::behind).thenComparing(Proposal::over);

        /** Whether somebody is to move only once the run's window is over. */
        boolean isLate() {
            return late() > 0;
        }

        private long late() {
            return moves.stream()
                    .filter(move -> WindowEnd.isPast(timetable.run(), move))
                    .count();
        }

        /** The other one if that leaves fewer behind when the window ends, or as many and would be over sooner: times are planned with care. */
        Proposal orBetter(Proposal other) {
            return BY_LATENESS.compare(other, this) < 0 ? other : this;
        }

        private Duration over() {
            return moves.stream()
                    .map(PlannedMove::end)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }

        private long behind() {
            return timetable.again().size() - moves.size() + late();
        }
    }

    /** What becomes of those that wait for it. */
    Event.Replanned of(Effect.Replan wanted) {
        List<Migration> waiting = queued(migration ->
                wanted.moves().contains(migration.id()) && migration.course().waits());
        Proposal few = propose(waiting, kept(waiting, wanted.away()), wanted.away());
        return new Event.Replanned(run.id(), wanted.why(), next(inTime(few, wanted), wanted.away()));
    }

    /** To the host that failed somebody once more, and what is queued at other times, only if he would not be anywhere else before the window's end. */
    private Proposal inTime(Proposal proposal, Effect.Replan wanted) {
        Proposal best = proposal;
        if (best.isLate() && !wanted.away().isEmpty()) {
            best = best.orBetter(propose(best.asked(), kept(best.asked(), wanted.away()), Set.of()));
        }
        if (best.isLate()
                && run.leavesDestinationsOpen()
                && run.plan().makingRoom().isEmpty()) {
            List<Migration> all = queued(migration -> wanted.moves().contains(migration.id())
                    || !migration.course().waits());
            best = best.orBetter(propose(all, List.of(), Set.of()));
        }
        return best;
    }

    private List<Migration> queued(Predicate<Migration> which) {
        return run.migrations().stream()
                .filter(migration -> migration.phase() == Phase.QUEUED)
                .filter(which)
                .toList();
    }

    /** Those who keep their destination. */
    private List<Migration> kept(List<Migration> asked, Set<MigrationId> away) {
        return run.leavesDestinationsOpen() ? stillGood(asked).of(present(asked), away) : List.of();
    }

    private StillGood stillGood(List<Migration> asked) {
        return new StillGood(
                closed(state, scene.fleet()),
                run.policy(),
                Reservations.withQueued(state, ids(asked), scene.arrived()),
                lessons);
    }

    private List<Migration> present(List<Migration> asked) {
        return asked.stream()
                .filter(migration -> guest(scene.fleet(), migration).isPresent())
                .toList();
    }

    private Proposal propose(List<Migration> asked, List<Migration> kept, Set<MigrationId> away) {
        StillGood good = stillGood(asked);
        Set<MigrationId> keepers = ids(kept);
        List<Migration> movers = present(asked).stream()
                .filter(migration -> !keepers.contains(migration.id()))
                .toList();
        Timetable timetable = new Timetable(run, scene.fleet(), lessons, ids(movers));
        Wish.Relocate wish = new Wish.Relocate(destinations(movers, away), timetable.fromNow());
        Plan plan = new Planner(lessons).plan(wish, good.fleet(), run.policy(), good.with(kept));
        return new Proposal(asked, timetable, plan, timetable.fit(plan.moves()));
    }

    private static Set<MigrationId> ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).collect(Collectors.toSet());
    }

    private Map<GuestId, Set<HostName>> destinations(List<Migration> movers, Set<MigrationId> away) {
        Map<HostName, Set<HostName>> anywhere = new HashMap<>();
        Map<GuestId, Set<HostName>> destinations = new HashMap<>();
        for (Migration mover : movers) {
            Set<HostName> all = anywhere.computeIfAbsent(mover.move().from(), from -> without(from, hosts()));
            Set<HostName> open =
                    away.contains(mover.id()) ? without(mover.move().to(), all) : all;
            destinations.put(mover.move().guest(), run.leavesDestinationsOpen() ? open : named(mover));
        }
        return destinations;
    }

    private Set<HostName> hosts() {
        Set<HostName> all = new HashSet<>(scene.fleet().hosts().keySet());
        all.addAll(scene.fleet().unreachable().keySet());
        return all;
    }

    private static Set<HostName> without(HostName one, Set<HostName> hosts) {
        Set<HostName> others = new HashSet<>(hosts);
        others.remove(one);
        return others;
    }

    private Set<HostName> named(Migration mover) {
        HostName to = mover.move().to();
        return scene.fleet().knows(to) ? Set.of(to) : Set.of();
    }

    private List<Event.NextMove> next(Proposal proposal, Set<MigrationId> away) {
        Timetable timetable = proposal.timetable();
        Bookings underWay = Reservations.of(state, Optional.empty());
        Map<GuestId, PlannedMove> planned = byGuest(proposal.moves());
        List<PlannedMove> staying = proposal.asked().stream()
                .filter(migration -> away.contains(migration.id()))
                .filter(migration -> again(migration, planned).isEmpty())
                .map(Migration::planned)
                .toList();
        Map<GuestId, PlannedMove> later = byGuest(timetable.fit(staying, proposal.moves()));
        List<Event.NextMove> next = new ArrayList<>();
        for (Migration migration : proposal.asked()) {
            Optional<PlannedMove> again = again(migration, planned);
            PlannedMove now = again.or(() -> again(migration, later)).orElse(migration.planned());
            next.add(new Event.NextMove(migration, now, nowhere(proposal, migration, again, underWay)));
            next.addAll(timetable.followers(migration, now));
        }
        return List.copyOf(next);
    }

    /** A guest's new move, if it begins where that is to fetch it. */
    private static Optional<PlannedMove> again(Migration migration, Map<GuestId, PlannedMove> planned) {
        return Optional.ofNullable(planned.get(migration.move().guest()))
                .filter(move -> move.move().from().equals(migration.move().from()));
    }

    private static Map<GuestId, PlannedMove> byGuest(List<PlannedMove> moves) {
        Map<GuestId, PlannedMove> planned = new HashMap<>();
        moves.forEach(move -> planned.put(move.move().guest(), move));
        return planned;
    }

    private static Optional<Nowhere> nowhere(
            Proposal proposal, Migration migration, Optional<PlannedMove> again, Bookings underWay) {
        boolean wasItsTurn =
                proposal.timetable().again().contains(migration.id()) && Replanning.isTurnedAway(migration);
        return again.isEmpty() && wasItsTurn
                ? Optional.of(Nowhere.of(migration, proposal.plan(), underWay))
                : Optional.empty();
    }
}
