package io.drover.plan;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.PlacementRule;
import io.drover.model.PlacementRule.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where everybody is and will be if a plan runs, held to the rules of placement. It works from the whole fleet down and asks neither the
 * check nor the planner, so that a mistake there is seen here.
 */
final class Seating {
    private final Fleet fleet;
    private final Collection<Move> planned;
    private final Map<GuestId, Set<HostName>> now = new TreeMap<>();
    private final Map<GuestId, HostName> heading = new HashMap<>();
    private final Map<GuestId, String> names = new HashMap<>();

    Seating(Fleet fleet, Collection<Move> planned, Collection<Move> others) {
        this.fleet = fleet;
        this.planned = planned;
        fleet.hosts()
                .values()
                .forEach(host -> host.guests().stream()
                        .filter(guest -> guest.isActive())
                        .forEach(guest -> {
                            names.put(guest.id(), guest.name());
                            now.computeIfAbsent(guest.id(), none -> new HashSet<>())
                                    .add(host.name());
                        }));
        Stream.of(others, planned).flatMap(Collection::stream).forEach(move -> {
            names.put(move.guest(), move.name());
            now.computeIfAbsent(move.guest(), none -> new HashSet<>()).add(move.from());
            heading.put(move.guest(), move.to());
        });
    }

    /** What the plan would break, in sentences. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        for (var rule : fleet.rules().placement()) {
            for (var move : planned) {
                if (rule.strict() && rule.covers(move) && isBroken(rule, move)) {
                    objections.add(
                            move.name() + " may not go to " + move.to() + ": it breaks rule '" + rule.name() + "'");
                }
            }
        }
        return objections;
    }

    private boolean isBroken(PlacementRule rule, Move move) {
        if (rule.kind() == Kind.ONLY_ON) {
            return !rule.hosts().contains(move.to());
        }
        List<GuestId> others = now.keySet().stream()
                .filter(id -> !id.equals(move.guest()) && rule.covers(id, names.getOrDefault(id, "")))
                .toList();
        if (rule.kind() == Kind.APART) {
            return others.stream().anyMatch(other -> isEver(other, move.to()));
        }
        var without = others.stream().filter(other -> !followsFrom(other, move)).toList();
        return !without.isEmpty()
                && without.stream().noneMatch(other -> end(other).contains(move.to()));
    }

    /** Whether a guest is on that host at any moment from now on. */
    private boolean isEver(GuestId guest, HostName host) {
        return now.getOrDefault(guest, Set.of()).contains(host) || host.equals(heading.get(guest));
    }

    private Set<HostName> end(GuestId guest) {
        var to = heading.get(guest);
        return to == null ? now.getOrDefault(guest, Set.of()) : Set.of(to);
    }

    /** Whether a guest goes from where that move begins to where it ends. */
    private boolean followsFrom(GuestId guest, Move move) {
        return move.to().equals(heading.get(guest))
                && now.getOrDefault(guest, Set.of()).contains(move.from());
    }
}
