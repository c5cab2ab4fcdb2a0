package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Bookings;
import io.drover.model.GuestId;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan.LowerBound;
import io.drover.model.Plan.OverLimit;
import io.drover.model.PlannedMove;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A destination and a time for each guest, as far as there is room.
 *
 * @param moves the moves, by start
 * @param placed the guests that have a destination
 * @param left the convoys that have none
 * @param over those of them who stand still for longer than they may
 * @param bound the time below which no plan could be for those that have one
 */
record Placement(
        List<PlannedMove> moves, List<Placed> placed, List<Convoy> left, List<OverLimit> over, LowerBound bound) {

    /** What is spoken for once these guests go where they were placed. */
    Bookings bookings(Bookings before) {
        Map<HostName, Long> bytes = new HashMap<>(before.bytes());
        List<Move> all = new ArrayList<>(before.moves());
        for (var each : placed) {
            bytes.merge(each.to().name(), Footprint.bytes(each.guest()), Long::sum);
            all.add(each.move());
        }
        Set<GuestId> taking = new HashSet<>(before.taking());
        placed.forEach(each -> taking.add(each.guest().id()));
        return new Bookings(bytes, all, before.open(), taking);
    }
}
