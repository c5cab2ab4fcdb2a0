package io.drover.check;

import io.drover.model.Bookings;
import io.drover.model.CheckId;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that a check may look at: may this guest move from here to there?
 *
 * @param inspection what was observed, and what the operator wants
 * @param source where the guest is
 * @param guest the guest as its source describes it
 * @param to the destination, whether it answered or not
 * @param destination the destination, if it answered
 * @param portrait the guest as Xen and libxl know it on the source
 * @param bookings what other moves have spoken for, memory by {@link Footprint}
 */
record Question(
        Inspection inspection,
        Host source,
        Guest guest,
        HostName to,
        Optional<Host> destination,
        Portrait portrait,
        Bookings bookings) {

    Question(Inspection inspection, Host source, Guest guest, HostName to, Bookings bookings) {
        this(inspection, source, guest, to, inspection.fleet().host(to), inspection.portrait(source, guest), bookings);
    }

    /** What was observed. */
    Fleet fleet() {
        return inspection.fleet();
    }

    /** Checks whose UNKNOWN the operator accepts. */
    Set<CheckId> accepted() {
        return inspection.policy().accepted();
    }

    /** What the source reaches of the destination. */
    Reach reach() {
        return source.reachOf(to);
    }

    /** The memory of the destination that other moves have spoken for, in bytes, whoever began them. */
    long reservedAtDestination() {
        long bytes = bookings.bytesOn(to);
        for (var other : othersArriving()) {
            bytes += Footprint.bytes(other);
        }
        return bytes;
    }

    /** Guests that arrive at the destination and that no open run moves. What has come of them is taken off its free memory already. */
    List<Guest> othersArriving() {
        var arriving = destination.map(host -> inspection.use(host).arriving()).orElse(List.of());
        return arriving.isEmpty()
                ? arriving
                : arriving.stream()
                        .filter(other -> !other.id().equals(guest.id()) && !isBooked(other))
                        .toList();
    }

    private boolean isBooked(Guest other) {
        return bookings.moves().stream()
                .anyMatch(move -> move.guest().equals(other.id()) && move.to().equals(to));
    }
}
