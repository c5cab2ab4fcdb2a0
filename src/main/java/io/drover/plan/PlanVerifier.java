package io.drover.plan;

import io.drover.check.Foresight;
import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.Host;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a plan as a stranger would, whoever made it: every guest accounted for, every move allowed and possible, no rule of
 * placement broken, no limit exceeded at any instant, and everybody named who stands still for too long. It shares nothing with the planner but the checks,
 * Xen's rule and the facts about links and memory.
 */
public final class PlanVerifier {
    private static final double SECOND = 1e9;
    private static final double ROUNDING_SECONDS = 1e-6;

    /**
     * What is wrong with a plan, in sentences; nothing if it may run.
     *
     * @param bookings what other moves have spoken for
     */
    public List<String> objections(Plan plan, Fleet fleet, Policy policy, Bookings bookings) {
        List<String> objections = new ArrayList<>(Coverage.objections(plan, fleet));
        var inspection = new Inspection(fleet, policy, Foresight.NONE);
        var moves = plan.moves().stream().map(PlannedMove::move).toList();
        for (var move : plan.moves()) {
            moveOf(move, inspection, bookings.with(moves), isVacated(move, plan), objections::add);
        }
        objections.addAll(new Seating(fleet, moves, bookings.moves()).objections());
        if (objections.isEmpty()) {
            objections.addAll(new Downtimes(plan, fleet).objections());
            objections.addAll(new Replay(plan, fleet, policy.limits(), bookings).objections());
        }
        if (plan.reserve().isPresent() || (policy.reserve() && plan.purpose().kind() == Plan.Purpose.Kind.DRAIN)) {
            objections.addAll(new ReserveAudit(plan, fleet, policy.limits(), bookings).objections());
        }
        if (plan.makespan().compareTo(plan.bound().duration()) < 0) {
            objections.add("it would end after " + plan.makespan() + ", before its own lower bound "
                    + plan.bound().duration());
        }
        return List.copyOf(objections);
    }

    /** Whether somebody has left its destination by then: what room there is, {@link Replay} says and not the check of now. */
    private static boolean isVacated(PlannedMove planned, Plan plan) {
        return plan.moves().stream()
                .anyMatch(other -> other.move().from().equals(planned.move().to())
                        && other.end().compareTo(planned.start()) <= 0);
    }

    private static void moveOf(
            PlannedMove planned, Inspection inspection, Bookings bookings, boolean vacated, Consumer<String> object) {
        var fleet = inspection.fleet();
        var move = planned.move();
        var source = fleet.host(move.from());
        var guest = source.flatMap(host -> host.guest(move.guest())).filter(Guest::isActive);
        if (guest.isEmpty()) {
            object.accept(move.name() + " is not active on " + move.from());
            return;
        }
        if (guest.get().memoryBytes() != move.memoryBytes()
                || !guest.get().name().equals(move.name())) {
            object.accept(move.name() + " is not described as " + move.from() + " describes it");
        }
        inspection.held(source.get(), guest.get(), move.to(), bookings).stream()
                .filter(finding -> !vacated || !Unblock.ROOM.contains(finding.check()))
                .map(finding -> move.name() + " may not go to " + move.to() + ": " + finding.check() + ": "
                        + finding.evidence())
                .forEach(object);
        fleet.host(move.to()).ifPresent(to -> costOf(planned, source.get(), to, object));
    }

    private static void costOf(PlannedMove planned, Host from, Host to, Consumer<String> object) {
        var name = planned.move().name();
        long rate = planned.bytesPerSecond();
        long memory = planned.move().memoryBytes();
        if (rate < 1 || rate > LinkRate.of(from) || rate > LinkRate.of(to)) {
            object.accept(name + " cannot go at " + rate + " bytes a second from " + from.name() + " to " + to.name());
        }
        if (planned.expected().bytes() < memory) {
            object.accept(name + " sends fewer bytes than it has memory");
        }
        if (planned.release().isNegative()) {
            object.accept(name + " is let go of before it has arrived");
        }
        var onItsLinks = planned.arrival().minus(planned.start());
        double seconds = onItsLinks.toNanos() / SECOND;
        if (seconds + ROUNDING_SECONDS < planned.expected().bytes() / (double) Math.max(1, rate)) {
            object.accept(name + " cannot be sent in " + onItsLinks);
        }
        if (planned.longest().compareTo(planned.expected().duration()) < 0) {
            object.accept(name + " is expected to take longer than the longest it can take");
        }
        if (planned.start().isNegative()) {
            object.accept(name + " starts before the run does");
        }
    }
}
