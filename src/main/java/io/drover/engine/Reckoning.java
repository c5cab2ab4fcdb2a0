package io.drover.engine;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run that goes on takes by what is learned now. All that is queued is planned once more with the destinations that it has, and once with
 * others where they are open. Others are taken only if the rest is over a tenth sooner: an operator has seen the plan that there is, and less
 * than that is within what predictions are off.
 *
 * @param state what the journal says
 * @param run whose
 * @param scene the hosts as they were seen
 * @param lessons what the run has seen itself
 */
record Reckoning(State state, Run run, Scene scene, Lessons lessons) {
    private static final double MUCH_SOONER = 0.9;

    /** The queued moves with their new times, if these are much longer than planned, or much shorter. */
    Optional<Event.Replanned> inTime() {
        List<Migration> queued = run.migrations().stream()
                .filter(migration ->
                        migration.phase() == Phase.QUEUED && !migration.course().waits())
                .filter(migration -> Relocation.guest(scene.fleet(), migration).isPresent())
                .toList();
        if (queued.isEmpty() || !lessons.areEnough()) {
            return Optional.empty();
        }
        Plan bound = plan(queued, migration -> Set.of(migration.move().to()));
        Duration now = sum(bound.moves());
        Duration before = sum(before(queued, bound));
        if (bound.moves().isEmpty() || !Slowness.isMuch(run, now, before)) {
            return Optional.empty();
        }
        String why = "links give " + (now.compareTo(before) > 0 ? "less" : "more")
                + " than planned: what is queued takes " + seconds(now) + " s by what was seen, not " + seconds(before)
                + " s";
        return Optional.of(new Event.Replanned(run.id(), why, next(queued, better(queued, bound))));
    }

    /** The same moves as they were planned. */
    private static List<PlannedMove> before(List<Migration> queued, Plan bound) {
        Set<GuestId> placed =
                bound.moves().stream().map(planned -> planned.move().guest()).collect(Collectors.toSet());
        return queued.stream()
                .map(Migration::planned)
                .filter(planned -> placed.contains(planned.move().guest()))
                .toList();
    }

    private static Duration sum(List<PlannedMove> moves) {
        return moves.stream().map(planned -> planned.expected().duration()).reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private Plan better(List<Migration> queued, Plan bound) {
        if (!run.leavesDestinationsOpen() || !run.plan().makingRoom().isEmpty()) {
            return bound;
        }
        Plan free = plan(queued, this::elsewhere);
        boolean sooner = free.moves().size() >= bound.moves().size()
                && free.makespan().toNanos() < bound.makespan().toNanos() * MUCH_SOONER;
        return sooner ? free : bound;
    }

    private Set<HostName> elsewhere(Migration migration) {
        Set<HostName> all = new TreeSet<>(scene.fleet().hosts().keySet());
        all.remove(migration.move().from());
        return all;
    }

    private Plan plan(List<Migration> queued, Function<Migration, Set<HostName>> destinations) {
        Map<GuestId, Set<HostName>> wanted = new HashMap<>();
        queued.forEach(migration -> {
            Set<HostName> known = new TreeSet<>(destinations.apply(migration));
            known.removeIf(host -> !scene.fleet().knows(host));
            wanted.put(migration.move().guest(), known);
        });
        return new Planner(lessons)
                .plan(
                        new Wish.Relocate(wanted, new Timetable(run, scene.fleet(), lessons, ids(queued)).fromNow()),
                        Relocation.closed(state, scene.fleet()),
                        run.policy(),
                        Reservations.withQueued(state, ids(queued), scene.arrived()));
    }

    private static Set<MigrationId> ids(List<Migration> migrations) {
        return migrations.stream().map(Migration::id).collect(Collectors.toSet());
    }

    /** Those for whom there is no room yet come after all others, in the order that they had. */
    private List<Event.NextMove> next(List<Migration> queued, Plan plan) {
        List<PlannedMove> fitted = new Timetable(run, scene.fleet(), lessons, ids(queued)).fit(plan.moves());
        Map<GuestId, PlannedMove> planned = new HashMap<>();
        fitted.forEach(move -> planned.put(move.move().guest(), move));
        Duration last =
                fitted.stream().map(PlannedMove::end).max(Duration::compareTo).orElse(Duration.ZERO);
        List<Event.NextMove> next = new ArrayList<>();
        for (Migration migration : queued) {
            Optional<PlannedMove> placed = Optional.ofNullable(
                            planned.get(migration.move().guest()))
                    .filter(move -> move.move().from().equals(migration.move().from()));
            PlannedMove now =
                    placed.isPresent() ? placed.get() : migration.planned().startingAt(last);
            last = placed.isPresent() ? last : now.end();
            next.add(new Event.NextMove(migration, now, Optional.empty()));
        }
        return List.copyOf(next);
    }
}
