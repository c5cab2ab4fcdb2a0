package io.drover.model;

import java.util.List;
import java.util.Set;

/**
 * What an operator lays down about where guests run.
 *
 * @param name what the operator calls it, to be found again in the configuration
 * @param kind what it wants
 * @param guests the guests that it is about
 * @param hosts for {@link Kind#ONLY_ON}, where they may run; empty otherwise
 * @param strict whether a move that would break it is held back, or only warned of
 */
public record PlacementRule(String name, Kind kind, List<GuestPattern> guests, Set<HostName> hosts, boolean strict) {

    public PlacementRule {
        guests = List.copyOf(guests);
        hosts = Set.copyOf(hosts);
    }

    /** What a rule wants of its guests. */
    public enum Kind {
        /** No two of them share a host. */
        APART,
        /** All of them share a host. */
        TOGETHER,
        /** Each of them runs on one of certain hosts. */
        ONLY_ON
    }

    /** Whether it is about that guest. */
    public boolean covers(GuestId id, String guestName) {
        return guests.stream().anyMatch(pattern -> pattern.fits(id, guestName));
    }

    /** Whether it is about that guest. */
    public boolean covers(Guest guest) {
        return covers(guest.id(), guest.name());
    }

    /** Whether it is about a guest that is on its way. */
    public boolean covers(Move move) {
        return covers(move.guest(), move.name());
    }

    /** Whether it is of this kind and holds moves back. */
    public boolean demands(Kind wanted) {
        return strict && kind == wanted;
    }
}
