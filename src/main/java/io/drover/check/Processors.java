package io.drover.check;

import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.Policy.Limits;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The virtual processors that active guests have on hosts, and what they may have where that is limited. Those of Domain-0 are not counted. What
 * others have on their way to a host counts there already.
 *
 * @param fleet the hosts and guests
 * @param limits how much guests may have
 * @param bookings who is on the way
 */
public record Processors(Fleet fleet, Limits limits, Bookings bookings) {
    /** As good as no limit, and few enough that two can be added up. */
    public static final int UNLIMITED = Integer.MAX_VALUE / 4;

    /** What a host may still take; less than nothing if its guests have too many already. */
    public int free(Host host) {
        OptionalInt most = limits.mostVcpus(host.cpu());
        return most.isPresent() ? most.getAsInt() - taken(host) : UNLIMITED;
    }

    /** What guests have there. */
    public int taken(Host host) {
        return taken(host, guest -> true);
    }

    int taken(Host host, Predicate<Guest> counted) {
        Set<GuestId> seen = new HashSet<>();
        int taken = 0;
        for (var guest : host.guests()) {
            if (guest.isActive() && counted.test(guest) && seen.add(guest.id())) {
                taken += guest.vcpus();
            }
        }
        for (var move : bookings.moves()) {
            if (bookings.taking().contains(move.guest()) && move.to().equals(host.name())) {
                taken += fleet.host(move.from()).flatMap(from -> from.guest(move.guest())).stream()
                        .filter(guest -> counted.test(guest) && seen.add(guest.id()))
                        .mapToInt(Guest::vcpus)
                        .sum();
            }
        }
        return taken;
    }
}
