package io.drover.model;

import java.time.Duration;
import java.util.List;

/**
 * For how long guests may stand still while they are moved.
 *
 * @param standard for guests that have no limit of their own
 * @param guests limits of certain guests; of several that fit one guest, the first holds
 */
public record DowntimeLimits(Duration standard, List<OfGuest> guests) {
    /** A second for every guest: for longer, and connections with short timeouts break. */
    public static final DowntimeLimits STANDARD = new DowntimeLimits(Duration.ofSeconds(1), List.of());

    public DowntimeLimits {
        guests = List.copyOf(guests);
    }

    /** A limit for certain guests. */
    public record OfGuest(GuestPattern guest, Duration limit) {}

    /**
     * A limit with where it comes from.
     *
     * @param limit how long
     * @param of whose it is, such as {@code the limit of db1}
     */
    public record Applied(Duration limit, String of) {}

    /** What holds for a guest. */
    public Applied of(Guest guest) {
        return guests.stream()
                .filter(own -> own.guest().fits(guest.id(), guest.name()))
                .findFirst()
                .map(own -> new Applied(own.limit(), "the limit of " + own.guest()))
                .orElseGet(() -> new Applied(standard, "the default limit"));
    }
}
