package io.drover.plan;

import io.drover.check.Inspection;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.HostName;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Unblocking;
import io.drover.precopy.Overheads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes plans.
 *
 * <ol>
 *   <li>Ask the checks, for each guest and host, whether the guest may go there.
 *   <li>Choose destinations, biggest guest first, so that arrivals spread over memory and links.
 *   <li>Give each move a start, within the limits, and its cost by Xen's pre-copy rule at the rate of the slower link.
 *   <li>Where a drain leaves guests over, search for a destination for each of them, and for the fewest remedies that would give
 *       them one.
 *   <li>Say what stays and why, and the time that no plan could beat.
 * </ol>
 *
 * The same question gets the same plan.
 */
public final class Planner {
    private final Forecast forecast;
    private final Overheads overheads;

    /** A planner that reckons with what a migration costs besides moving bytes. */
    public Planner(Overheads overheads) {
        this.forecast = new Forecast(overheads);
        this.overheads = overheads;
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
        var candidates = new Candidates(task, new Inspection(fleet, policy, new DowntimeForecast(overheads)));
        var all = candidates.all(reserved);
        var quick = Placement.best(all, task.source(), forecast, reserved);
        if (quick.left().isEmpty() || task.purpose().kind() != Plan.Purpose.Kind.DRAIN) {
            return plan(new Draft(candidates, all, policy), quick, Optional.empty());
        }
        var solution = new Unblock(fleet, task.destinations(), reserved, quick.placed()).of(all);
        return solution.isFree()
                ? plan(new Draft(candidates, all, policy), Placement.by(solution, all, reserved), Optional.empty())
                : plan(new Draft(candidates, all, policy), quick, Optional.of(solution.unblocking()));
    }

    private record Draft(Candidates candidates, List<Candidate> all, Policy policy) {}

    private Plan plan(Draft draft, Placement placement, Optional<Unblocking> unblock) {
        var task = draft.candidates().task();
        var moves = new Timetable(task.source(), draft.policy().limits(), forecast).of(placement.placed());
        var stranded = placement.left().stream()
                .map(each -> draft.candidates()
                        .of(each.guest(), placement.reserved())
                        .stranded())
                .toList();
        var bound = new Bound(task.source(), forecast).of(moving(draft.all(), placement));
        var observedAt = draft.candidates().inspection().fleet().observedAt();
        return new Plan(task.purpose(), observedAt, moves, stranded, bound, unblock);
    }

    private static List<Candidate> moving(List<Candidate> all, Placement placement) {
        var guests =
                placement.placed().stream().map(Placed::guest).map(Guest::id).collect(Collectors.toSet());
        return all.stream().filter(each -> guests.contains(each.guest().id())).toList();
    }
}
