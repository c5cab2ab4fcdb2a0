package io.drover.engine;

import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Migration;
import io.drover.model.MigrationId;
import io.drover.model.PlacementRule;
import io.drover.model.Policy;
import io.drover.plan.DowntimeForecast;
import io.drover.precopy.Lessons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose destination will still do, one after the other: what those before have kept is spoken for.
 *
 * @param fleet the hosts as they were seen, with those cordoned that take nobody
 * @param policy by which guests move
 * @param bookings what everybody else has spoken for
 * @param lessons what past migrations teach
 */
record StillGood(Fleet fleet, Policy policy, Bookings bookings, Lessons lessons) {

    /**
     * Those who keep their destination. One whom a rule keeps together with somebody who does not keep his goes with him.
     *
     * @param movers guests that are where their migrations are to fetch them
     * @param away those whose destination has just failed them
     */
    List<Migration> of(List<Migration> movers, Set<MigrationId> away) {
        Inspection inspection = new Inspection(fleet, policy, new DowntimeForecast(lessons.anywhere()));
        List<Migration> kept = new ArrayList<>();
        Bookings booked = bookings;
        for (Migration mover : movers) {
            if (!away.contains(mover.id()) && isAllowed(inspection, mover, leaving(booked, movers, kept))) {
                kept.add(mover);
                booked = booking(booked, mover);
            }
        }
        return withoutParted(movers, kept);
    }

    private boolean isAllowed(Inspection inspection, Migration mover, Bookings booked) {
        return Relocation.guest(fleet, mover)
                .filter(guest -> inspection
                        .held(
                                fleet.host(mover.move().from()).orElseThrow(),
                                guest,
                                mover.move().to(),
                                booked)
                        .isEmpty())
                .isPresent();
    }

    /** While the rest of them leave too, which matters to rules alone. */
    private Bookings leaving(Bookings booked, List<Migration> movers, List<Migration> kept) {
        if (fleet.rules().placement().isEmpty()) {
            return booked;
        }
        Set<Migration> settled = new HashSet<>(kept);
        List<Guest> others = movers.stream()
                .filter(mover -> !settled.contains(mover))
                .flatMap(mover -> Relocation.guest(fleet, mover).stream())
                .toList();
        return booked.leaving(others);
    }

    /** What is spoken for once these are kept. */
    Bookings with(List<Migration> kept) {
        Bookings booked = bookings;
        for (Migration one : kept) {
            booked = booking(booked, one);
        }
        return booked;
    }

    private static Bookings booking(Bookings booked, Migration one) {
        return booked.placing(one.move(), Reservations.mostNeeded(one.move()));
    }

    private List<Migration> withoutParted(List<Migration> movers, List<Migration> kept) {
        List<PlacementRule> together = fleet.rules().placement().stream()
                .filter(rule -> rule.demands(PlacementRule.Kind.TOGETHER))
                .toList();
        List<Migration> left = new ArrayList<>(kept);
        boolean again = !together.isEmpty();
        while (again) {
            Set<Migration> staying = new HashSet<>(left);
            again = left.removeIf(one -> together.stream()
                    .filter(rule -> rule.covers(one.move()))
                    .anyMatch(rule ->
                            movers.stream().anyMatch(mover -> !staying.contains(mover) && rule.covers(mover.move()))));
        }
        return left;
    }
}
