package io.drover.plan;

import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.List;
import java.util.Map;

/**
 * Who is to be placed.
 *
 * @param convoys those who go together, and those who go alone
 * @param separation who must not go where another goes
 * @param source where all are
 * @param reserved what is spoken for on each host, in bytes
 */
record Party(List<Convoy> convoys, Separation separation, Host source, Map<HostName, Long> reserved) {

    /** The same, each with the one destination that a search found for it. */
    Party bound(Solution solution) {
        var bound = convoys.stream()
                .map(convoy -> new Convoy(convoy.guests().stream()
                        .map(candidate -> solution.destination(candidate.guest())
                                .map(candidate::only)
                                .orElse(candidate))
                        .toList()))
                .toList();
        return new Party(bound, separation, source, reserved);
    }
}
