package io.drover.plan;

import io.drover.model.GuestId;
import io.drover.model.HostName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Who is to be placed.
 *
 * @param convoys those who go together, and those who go alone
 * @param separation who must not go where another goes
 * @param reserved what is spoken for on each host, in bytes
 * @param others guests of the destinations who may be moved where that makes room
 */
record Party(List<Convoy> convoys, Separation separation, Map<HostName, Long> reserved, List<Candidate> others) {

    /** All of them with nobody else to be moved. */
    Party(List<Convoy> convoys, Separation separation, Map<HostName, Long> reserved) {
        this(convoys, separation, reserved, List.of());
    }

    /** The same, each with the one destination that a search found for it. */
    Party bound(Solution solution) {
        return each(convoy -> convoy.each(candidate ->
                solution.destination(candidate.guest()).map(candidate::only).orElse(candidate)));
    }

    /** The same, each guest that is named with the one destination that is named for it. */
    Party sending(Map<GuestId, HostName> destinations) {
        return each(convoy -> convoy.each(candidate -> Optional.ofNullable(
                        destinations.get(candidate.guest().id()))
                .map(candidate::only)
                .orElse(candidate)));
    }

    /** The same without those destinations, but for the convoys named. */
    Party avoiding(Set<HostName> hosts, List<Convoy> but) {
        Set<Object> free = new HashSet<>();
        but.forEach(convoy -> free.add(convoy.ids()));
        return each(
                convoy -> free.contains(convoy.ids()) ? convoy : convoy.each(candidate -> candidate.without(hosts)));
    }

    private Party each(UnaryOperator<Convoy> change) {
        return new Party(convoys.stream().map(change).toList(), separation, reserved, others);
    }
}
