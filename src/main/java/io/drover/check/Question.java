package io.drover.check;

import io.drover.model.CheckId;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that a check may look at: may this guest move from here to there?
 *
 * @param fleet what was observed
 * @param source where the guest is
 * @param guest the guest as its source describes it
 * @param to the destination, whether it answered or not
 * @param reservedBytes per host, the memory that moves under way or planned will still take, by {@link Footprint}
 * @param accepted checks whose UNKNOWN the operator accepts
 */
public record Question(
        Fleet fleet, Host source, Guest guest, HostName to, Map<HostName, Long> reservedBytes, Set<CheckId> accepted) {

    public Question {
        reservedBytes = Map.copyOf(reservedBytes);
        accepted = Set.copyOf(accepted);
    }

    /** The destination, if it answered. */
    public Optional<Host> destination() {
        return fleet.host(to);
    }

    /** The memory of the destination that is spoken for, in bytes. */
    public long reservedAtDestination() {
        return reservedBytes.getOrDefault(to, 0L);
    }
}
