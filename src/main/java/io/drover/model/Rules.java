package io.drover.model;

import java.util.List;

/**
 * What an operator lays down about guests and what it costs to move them: it is in the configuration and holds for every move.
 *
 * @param placement which guests share hosts and which do not
 * @param downtime how long they may stand still
 * @param overheads what moving one is taken to cost besides its bytes, until migrations have taught better
 */
public record Rules(List<PlacementRule> placement, DowntimeLimits downtime, Overheads overheads) {
    /** Guests may run anywhere, and stand still for the default limit; moving them costs what is usual. */
    public static final Rules NONE = new Rules(List.of(), DowntimeLimits.STANDARD, Overheads.STANDARD);

    public Rules {
        placement = List.copyOf(placement);
    }
}
