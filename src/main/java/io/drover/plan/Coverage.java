package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a plan accounts for exactly the guests that it is for: each moved once, or stranded with reasons. */
final class Coverage {
    private Coverage() {}

    static List<String> objections(Plan plan, Fleet fleet) {
        List<String> objections = new ArrayList<>();
        Set<GuestId> named = new HashSet<>();
        for (var planned : plan.moves()) {
            var move = planned.move();
            if (!named.add(move.guest())) {
                objections.add(move.name() + " is moved twice");
            }
            if (!makesRoom(planned, plan)) {
                leg(move, plan.purpose()).ifPresent(objections::add);
            }
        }
        for (var stranded : plan.stranded()) {
            if (!named.add(stranded.guest())) {
                objections.add(stranded.name() + " is named more than once");
            }
            var reasons = stranded.reasons();
            boolean alone = Stream.of(fleet.hosts(), fleet.unreachable())
                    .flatMap(known -> known.keySet().stream())
                    .allMatch(plan.purpose().hosts()::contains);
            if (reasons.values().stream().anyMatch(List::isEmpty) || (reasons.isEmpty() && !alone)) {
                objections.add(stranded.name() + " is stranded without a reason");
            }
        }
        var due = due(plan, fleet);
        due.stream().filter(guest -> !named.contains(guest)).forEach(guest -> objections.add(guest + " is forgotten"));
        named.stream()
                .filter(guest -> !due.contains(guest) && !makesRoom(guest, plan))
                .forEach(guest -> objections.add(guest + " is none of the guests that the plan is for"));
        return objections;
    }

    /** Whether somebody leaves a host that is not to be emptied before another of the plan comes to it. */
    private static boolean makesRoom(PlannedMove planned, Plan plan) {
        var purpose = plan.purpose();
        return purpose.kind() == Plan.Purpose.Kind.DRAIN
                && !purpose.drains(planned.move().from())
                && !purpose.drains(planned.move().to())
                && plan.moves().stream()
                        .anyMatch(
                                other -> other.move().to().equals(planned.move().from())
                                        && other.start().compareTo(planned.end()) >= 0);
    }

    private static boolean makesRoom(GuestId guest, Plan plan) {
        return plan.moves().stream()
                .anyMatch(planned -> planned.move().guest().equals(guest) && makesRoom(planned, plan));
    }

    private static Optional<String> leg(Move move, Plan.Purpose purpose) {
        return switch (purpose.kind()) {
            case HOME ->
                purpose.hosts().contains(move.to())
                        ? Optional.empty()
                        : Optional.of(move.name() + " goes to " + move.to() + ", where the plan brings nobody");
            case DRAIN, MIGRATE ->
                purpose.hosts().contains(move.from()) && !purpose.drains(move.to())
                        ? Optional.empty()
                        : Optional.of(move.name() + " goes from " + move.from() + " to " + move.to()
                                + ", which the plan is not for");
        };
    }

    private static Set<GuestId> due(Plan plan, Fleet fleet) {
        var purpose = plan.purpose();
        return switch (purpose.kind()) {
            case MIGRATE, HOME -> Set.copyOf(purpose.guests());
            case DRAIN ->
                purpose.hosts().stream()
                        .flatMap(name -> fleet.host(name).stream())
                        .flatMap(host -> host.guests().stream())
                        .filter(Guest::isActive)
                        .map(Guest::id)
                        .collect(Collectors.toSet());
        };
    }
}
