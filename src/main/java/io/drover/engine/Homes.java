package io.drover.engine;

import io.drover.model.Fleet;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Migration;
import io.drover.model.Phase;
import io.drover.model.Plan;
import io.drover.model.Run;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where guests were before drains sent them away, as far as the journal remembers. The first drain since a guest was last at home counts: one
 * that fled from its refuge too still belongs where it came from. A guest that an operator moved by name has no other home any more.
 */
final class Homes {
    private final Map<GuestId, HostName> homes = new HashMap<>();

    private Homes() {}

    static Homes of(State state) {
        var homes = new Homes();
        state.runs().values().stream()
                .sorted(Comparator.comparing(Run::openedAt).thenComparing(Run::id))
                .forEach(run -> run.migrations().stream()
                        .filter(migration -> migration.phase() == Phase.DONE)
                        .forEach(migration -> homes.moved(run, migration)));
        return homes;
    }

    private void moved(Run run, Migration migration) {
        var move = migration.move();
        if (run.plan().purpose().kind() == Plan.Purpose.Kind.DRAIN) {
            homes.putIfAbsent(move.guest(), move.from());
            homes.remove(move.guest(), move.to());
        } else {
            homes.remove(move.guest());
        }
    }

    /** Whose home that host is. */
    List<GuestId> of(HostName host) {
        return homes.entrySet().stream()
                .filter(home -> home.getValue().equals(host))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The guests whose home that host is, and which now run on another that answers. */
    List<GuestId> away(HostName host, Fleet fleet) {
        return of(host).stream()
                .filter(guest -> fleet.find(guest).stream()
                        .filter(place -> place.guest().isActive())
                        .allMatch(place -> !place.host().name().equals(host)))
                .filter(guest -> fleet.find(guest).stream()
                        .anyMatch(place -> place.guest().isActive()))
                .toList();
    }
}
