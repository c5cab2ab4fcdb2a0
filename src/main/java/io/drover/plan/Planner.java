package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.check.Inspection;
import io.drover.check.Processors;
import io.drover.model.Bookings;
import io.drover.model.Fleet;
import io.drover.model.Overheads;
import io.drover.model.Plan;
import io.drover.model.Policy;
import io.drover.model.Unblocking;
import io.drover.precopy.Lessons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes plans.
 *
 * <ol>
 *   <li>Ask the checks, for each guest and host, whether the guest may go there; where these are many, of each that is planned alone ({@link
 *       Presumption}).
 *   <li>Choose destinations and times together ({@link io.drover.plan.schedule.Scheduler}): within the limits, with each migration's cost by
 *       Xen's pre-copy rule at the rate that it gets, and no guest's downtime above its limit that need not be; guests that a rule keeps
 *       together go together or stay, and no two that a rule keeps apart go to one host.
 *   <li>Where that leaves guests of a drain over, or of those that return, search for a destination for each of them; then, if it was asked
 *       for, with others moved to make room; and for the fewest remedies that would give them one.
 *   <li>Where a drain has to keep a reserve and does not, look for other destinations that do ({@link ReserveCheck}).
 *   <li>Say what stays and why, and the time that no plan could beat.
 * </ol>
 *
 * The same question gets the same plan.
 */
public final class Planner {
    private final Lessons lessons;

    /** A planner that has nothing to learn from, and assumes what a migration costs besides moving bytes. */
    public Planner(Overheads overheads) {
        this(Lessons.assuming(overheads));
    }

    /** A planner that reckons with what past migrations teach. */
    public Planner(Lessons lessons) {
        this.lessons = lessons;
    }

    /**
     * The plan for a wish.
     *
     * @param bookings what moves under way or queued elsewhere have spoken for
     * @throws IllegalArgumentException if the wish names a host or guest that the fleet does not have, or a host to drain that
     *     did not answer
     */
    public Plan plan(Wish wish, Fleet fleet, Policy policy, Bookings bookings) {
        var task = Task.of(wish, fleet);
        var expectation = lessons.on(Links.between(task.sources(), task.destinations(), fleet));
        var candidates =
                new Candidates(task, new Inspection(fleet, policy, new DowntimeForecast(expectation.overheads())));
        var terms = new Departure.Terms(
                policy.limits(),
                fleet.rules().downtime(),
                new Paths(fleet, expectation),
                new Processors(fleet, policy.limits(), bookings),
                task.beside());
        var draft = new Draft(candidates, bookings, terms);
        var presumption = new Presumption(candidates, bookings);
        var presumed = presumption.isWorthwhile()
                ? presumption.placement(all -> Departure.plan(draft.party(all), terms, task.avoided()))
                : Optional.<Placement>empty();
        return presumed.map(placement -> plan(draft, placement, Optional.empty()))
                .orElseGet(() -> plan(draft));
    }

    /** The plan with everything asked. */
    private static Plan plan(Draft draft) {
        var task = draft.candidates().task();
        var fleet = draft.candidates().inspection().fleet();
        var bookings = draft.bookings();
        var terms = draft.terms();
        var party = draft.party(draft.candidates().all(bookings));
        var quick = Departure.plan(party, terms, task.avoided());
        if (quick.left().isEmpty() || task.purpose().kind() == Plan.Purpose.Kind.MIGRATE) {
            return plan(draft, party, quick, Optional.empty());
        }
        var solution = new Unblock(
                        fleet, task.destinations(), party, new Unblock.Known(quick.placed(), terms.processors()))
                .solution();
        if (solution.isFree()) {
            return plan(draft, party, Departure.plan(party.bound(solution), terms), Optional.empty());
        }
        if (task.movesOthers()) {
            var all = new Neighbours(draft.candidates(), bookings).joining(party);
            var wider = Departure.plan(all, terms);
            if (wider.left().isEmpty()) {
                return plan(draft, all, wider, Optional.empty());
            }
        }
        return plan(draft, party, quick, Optional.of(solution.unblocking()));
    }

    private record Draft(Candidates candidates, Bookings bookings, Departure.Terms terms) {

        /** These, with who goes with whom and who must not. */
        private Party party(List<Candidate> all) {
            var fleet = candidates.inspection().fleet();
            return new Party(
                    Convoy.of(all, fleet, bookings),
                    Separation.of(fleet.rules(), candidates.task().guests()),
                    bookings.bytes());
        }
    }

    /** The plan of a placement; of a drain that has to keep a reserve, with other destinations where those do. */
    private static Plan plan(Draft draft, Party party, Placement placement, Optional<Unblocking> unblock) {
        var task = draft.candidates().task();
        var inspection = draft.candidates().inspection();
        if (!inspection.policy().reserve() || task.purpose().kind() != Plan.Purpose.Kind.DRAIN) {
            return plan(draft, placement, unblock);
        }
        return new Reserving(inspection.fleet(), draft.bookings(), draft.terms(), task.avoided())
                .plan(party, placement, any -> plan(draft, any, unblock));
    }

    private static Plan plan(Draft draft, Placement placement, Optional<Unblocking> unblock) {
        var task = draft.candidates().task();
        var observedAt = draft.candidates().inspection().fleet().observedAt();
        var moves = placement.moves();
        return new Plan(
                task.purpose(),
                observedAt,
                moves,
                stranded(draft, placement),
                placement.bound(),
                unblock,
                moves.isEmpty()
                        ? Optional.empty()
                        : Optional.of(draft.terms().paths().expectation().basis()),
                placement.over());
    }

    /** Why each guest stays, with what those that go have spoken for and those that had to go with it. */
    private static List<Plan.Stranded> stranded(Draft draft, Placement placement) {
        var booked = placement.bookings(draft.bookings());
        List<Plan.Stranded> stranded = new ArrayList<>();
        for (var convoy : placement.left()) {
            for (var candidate : convoy.guests()) {
                long others = convoy.bytes() - Footprint.bytes(candidate.guest());
                var with = booked.reserving(draft.candidates().task().destinations(), others);
                stranded.add(draft.candidates().anew(candidate, with).stranded());
            }
        }
        return stranded;
    }
}
