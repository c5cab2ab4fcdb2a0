package io.drover.model;

import java.util.List;

/**
 * What an operator lays down about guests: it is in the configuration and holds for every move.
 *
 * @param placement which guests share hosts and which do not
 * @param downtime how long they may stand still
 */
public record Rules(List<PlacementRule> placement, DowntimeLimits downtime) {
    /** Guests may run anywhere, and stand still for the default limit. */
    public static final Rules NONE = new Rules(List.of(), DowntimeLimits.STANDARD);

    public Rules {
        placement = List.copyOf(placement);
    }
}
