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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where queued guests go whose destination may not do any more. Worked out beside the engine's thread, of a fleet that was just looked at.
 *
 * <ol>
 *   <li>Whoever can still go where it was to go keeps that: an operator has seen that plan.
 *   <li>All others are planned together, while what is in flight and what is queued elsewhere has spoken for its room. Where an operator named
 *       the destination, they are given another time alone.
 *   <li>Who finds no destination keeps the old one, which may do by its turn; unless this was its turn.
 * </ol>
 *
 * @param state what the journal says
 * @param run whose guests
 * @param fleet the hosts as they were seen
 * @param lessons what past migrations teach
 */
record Relocation(State state, Run run, Fleet fleet, Lessons lessons) {

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

    /** What becomes of those that wait for it. */
    Event.Replanned of(Effect.Replan wanted) {
        List<Migration> waiting = run.migrations().stream()
                .filter(migration -> wanted.moves().contains(migration.id()))
                .filter(migration ->
                        migration.phase() == Phase.QUEUED && migration.course().waits())
                .toList();
        List<Migration> present = waiting.stream()
                .filter(migration -> guest(fleet, migration).isPresent())
                .toList();
        StillGood good = new StillGood(
                closed(state, fleet), run.policy(), Reservations.withQueued(state, ids(waiting)), lessons);
        List<Migration> kept = run.leavesDestinationsOpen() ? good.of(present, wanted.away()) : List.of();
        Set<MigrationId> keeping = ids(kept);
        List<Migration> movers = present.stream()
                .filter(migration -> !keeping.contains(migration.id()))
                .toList();
        Plan plan = plan(movers, wanted.away(), good.fleet(), good.with(kept));
        return new Event.Replanned(run.id(), wanted.why(), next(waiting, ids(movers), wanted.away(), plan));
    }

    private static Set<MigrationId> ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).collect(Collectors.toSet());
    }

    private Plan plan(List<Migration> movers, Set<MigrationId> away, Fleet closed, Bookings bookings) {
        Map<HostName, Set<HostName>> anywhere = new HashMap<>();
        Map<GuestId, Set<HostName>> destinations = new HashMap<>();
        for (Migration mover : movers) {
            Set<HostName> all = anywhere.computeIfAbsent(mover.move().from(), from -> without(from, hosts()));
            Set<HostName> open =
                    away.contains(mover.id()) ? without(mover.move().to(), all) : all;
            destinations.put(mover.move().guest(), run.leavesDestinationsOpen() ? open : named(mover));
        }
        return new Planner(lessons).plan(new Wish.Relocate(destinations), closed, run.policy(), bookings);
    }

    private Set<HostName> hosts() {
        Set<HostName> all = new HashSet<>(fleet.hosts().keySet());
        all.addAll(fleet.unreachable().keySet());
        return all;
    }

    private static Set<HostName> without(HostName one, Set<HostName> hosts) {
        Set<HostName> others = new HashSet<>(hosts);
        others.remove(one);
        return others;
    }

    private Set<HostName> named(Migration mover) {
        HostName to = mover.move().to();
        return fleet.knows(to) ? Set.of(to) : Set.of();
    }

    private List<Event.NextMove> next(
            List<Migration> waiting, Set<MigrationId> movers, Set<MigrationId> away, Plan plan) {
        Timetable timetable = new Timetable(run, fleet.observedAt(), ids(waiting));
        Duration begins = timetable.now(plan.moves());
        Bookings underWay = Reservations.of(state, Optional.empty());
        Map<GuestId, PlannedMove> planned = new HashMap<>();
        plan.moves().forEach(move -> planned.put(move.move().guest(), move.startingAt(begins.plus(move.start()))));
        List<Event.NextMove> next = new ArrayList<>();
        for (Migration migration : waiting) {
            Optional<PlannedMove> again = Optional.ofNullable(
                            planned.get(migration.move().guest()))
                    .filter(move -> move.move().from().equals(migration.move().from()));
            PlannedMove stays = away.contains(migration.id()) ? timetable.later(migration) : migration.planned();
            PlannedMove now = again.orElse(stays);
            Optional<Nowhere> nowhere =
                    again.isEmpty() && movers.contains(migration.id()) && Replanning.isTurnedAway(migration)
                            ? Optional.of(Nowhere.of(migration, plan, underWay))
                            : Optional.empty();
            next.add(new Event.NextMove(migration, now, nowhere));
            next.addAll(timetable.followers(migration, now));
        }
        return List.copyOf(next);
    }
}
