package io.drover.plan;

import io.drover.check.Foresight;
import io.drover.check.Inspection;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.precopy.Overheads;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes plans.
 *
 * <ol>
 *   <li>Ask the checks, for each guest and host, whether the guest may go there.
 *   <li>Choose destinations, biggest guest first, so that arrivals spread over memory and links.
 *   <li>Give each move a start, within the limits, and its cost by Xen's pre-copy rule at the rate of the slower link.
 *   <li>Say what stays and why, and the time that no plan could beat.
 * </ol>
 *
 * The same question gets the same plan.
 */
public final class Planner {
    private final Forecast forecast;
    private final Foresight foresight;

    /** A planner that reckons with what a migration costs besides moving bytes. */
    public Planner(Overheads overheads) {
        this.forecast = new Forecast(overheads);
        this.foresight = new DowntimeForecast(overheads);
    }

    /**
     * The plan for a wish.
     *
     * @param reserved per host, the memory in bytes that moves under way or queued elsewhere will still take
     * @throws IllegalArgumentException if the wish names a host or guest that the fleet does not have, or a host to drain that
     *     did not answer
     */
    public Plan plan(Wish wish, Fleet fleet, Policy policy, Map<HostName, Long> reserved) {
        var task = Task.of(wish, fleet);
        var candidates = new Candidates(task, new Inspection(fleet, policy, foresight));
        var all = candidates.all(reserved);
        var placement = Placement.best(all, task.source(), forecast, reserved);
        var moves = new Timetable(task.source(), policy.limits(), forecast).of(placement.placed());
        var stranded = placement.left().stream()
                .map(each -> candidates.of(each.guest(), placement.reserved()).stranded())
                .toList();
        var bound = new Bound(task.source(), forecast).of(moving(all, placement));
        return new Plan(task.purpose(), fleet.observedAt(), moves, stranded, bound);
    }

    private static List<Candidate> moving(List<Candidate> all, Placement placement) {
        var guests =
                placement.placed().stream().map(Placed::guest).map(Guest::id).collect(Collectors.toSet());
        return all.stream().filter(each -> guests.contains(each.guest().id())).toList();
    }
}
