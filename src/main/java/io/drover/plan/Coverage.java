package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
            if (!move.from().equals(plan.purpose().host())) {
                objections.add(move.name() + " leaves " + move.from() + ", which the plan is not for");
            }
        }
        for (var stranded : plan.stranded()) {
            if (!named.add(stranded.guest())) {
                objections.add(stranded.name() + " is named more than once");
            }
            var reasons = stranded.reasons();
            boolean alone = fleet.hosts().size() + fleet.unreachable().size() == 1;
            if (reasons.values().stream().anyMatch(List::isEmpty) || (reasons.isEmpty() && !alone)) {
                objections.add(stranded.name() + " is stranded without a reason");
            }
        }
        var due = due(plan, fleet);
        due.stream().filter(guest -> !named.contains(guest)).forEach(guest -> objections.add(guest + " is forgotten"));
        named.stream()
                .filter(guest -> !due.contains(guest))
                .forEach(guest -> objections.add(guest + " is none of the guests that the plan is for"));
        return objections;
    }

    private static Set<GuestId> due(Plan plan, Fleet fleet) {
        var purpose = plan.purpose();
        return switch (purpose.kind()) {
            case MIGRATE -> purpose.guest().map(Set::of).orElse(Set.of());
            case DRAIN ->
                fleet.host(purpose.host()).stream()
                        .flatMap(host -> host.guests().stream())
                        .filter(Guest::isActive)
                        .map(Guest::id)
                        .collect(Collectors.toSet());
        };
    }
}
