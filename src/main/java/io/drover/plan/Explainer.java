package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.check.Inspection;
import io.drover.model.Bookings;
import io.drover.model.Explanation;
import io.drover.model.Explanation.Choice;
import io.drover.model.Explanation.Other;
import io.drover.model.Explanation.Standing;
import io.drover.model.Finding;
import io.drover.model.Fleet;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import io.drover.model.Move;
import io.drover.model.Plan;
import io.drover.model.PlannedMove;
import io.drover.model.Policy;
import io.drover.precopy.Expectation;
import io.drover.precopy.Lessons;
import io.drover.precopy.Link;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Tells of a finished plan why a guest goes there and then, or stays. It repeats no choice of the planner: it asks the checks again, with and
 * without the plan's other moves, and reckons what each other destination would have cost.
 */
public final class Explainer {
    private final Plan plan;
    private final Set<HostName> avoided;
    private final Inspection inspection;
    private final Bookings bookings;
    private final Forecast forecast;
    private final Expectation expectation;

    /**
     * By what a plan was made.
     *
     * @param policy by which guests move
     * @param bookings what moves under way or queued elsewhere had spoken for
     * @param lessons what past migrations teach
     */
    public record Terms(Policy policy, Bookings bookings, Lessons lessons) {}

    /**
     * Explains a plan.
     *
     * @param avoided hosts that were to take guests only where no other had room
     * @param fleet what it was made from
     * @param planning by what it was made: policy, bookings and what past migrations teach
     */
    public Explainer(Plan plan, Set<HostName> avoided, Fleet fleet, Terms planning) {
        this.plan = plan;
        this.avoided = Set.copyOf(avoided);
        var overheads = planning.lessons().anywhere();
        this.inspection = new Inspection(fleet, planning.policy(), new DowntimeForecast(overheads));
        this.bookings = planning.bookings();
        this.forecast = new Forecast(overheads);
        this.expectation = planning.lessons().on(links());
    }

    /** The links that the plan could choose from. */
    private Map<Link, Long> links() {
        var fleet = inspection.fleet();
        var sources = plan.purpose().hosts().stream()
                .flatMap(name -> fleet.host(name).stream())
                .filter(host -> host.guests().stream().anyMatch(Guest::isActive))
                .toList();
        var destinations = fleet.hosts().keySet().stream()
                .filter(name -> !plan.purpose().drains(name))
                .toList();
        return Links.between(sources, destinations, fleet);
    }

    /**
     * Explains what becomes of a guest.
     *
     * @throws IllegalArgumentException if the plan speaks of no such guest, or the fleet does not have it where the plan does
     */
    public Explanation of(GuestId id) {
        return plan.moves().stream()
                .filter(planned -> planned.move().guest().equals(id))
                .findFirst()
                .map(this::moving)
                .orElseGet(() -> staying(id));
    }

    private Explanation staying(GuestId id) {
        var stranded = plan.stranded().stream()
                .filter(each -> each.guest().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guest " + id + " is not in the plan"));
        var place = inspection.fleet().find(id).stream()
                .filter(each -> each.guest().isActive())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guest " + id + " is on no host that answers"));
        var choices = stranded.reasons().entrySet().stream()
                .map(reasons -> closed(place, reasons.getKey(), reasons.getValue()))
                .toList();
        return explanation(place.host(), place.guest(), Optional.empty(), choices);
    }

    /** A host that the plan leaves closed to a guest that stays: for its own sake, or since others go there. */
    private Choice closed(Fleet.Place place, HostName to, List<Finding> reasons) {
        boolean whoever =
                !inspection.held(place.host(), place.guest(), to, leaving()).isEmpty();
        return whoever
                ? new Choice(to, Standing.HELD, Optional.empty(), reasons, List.of())
                : new Choice(to, Standing.TAKEN, Optional.empty(), reasons, arriving(to));
    }

    private Explanation moving(PlannedMove planned) {
        var from = planned.move().from();
        var source = inspection.fleet().host(from).orElseThrow(() -> gone(planned.move()));
        var guest = source.guest(planned.move().guest()).orElseThrow(() -> gone(planned.move()));
        var others = new TreeSet<>(inspection.fleet().hosts().keySet());
        others.addAll(inspection.fleet().unreachable().keySet());
        others.removeIf(host -> host.equals(from) || plan.purpose().drains(host));
        var asked = new Case(planned, source, guest);
        return explanation(
                source,
                guest,
                Optional.of(planned),
                others.stream().map(to -> choice(asked, to)).toList());
    }

    private static IllegalArgumentException gone(Move move) {
        return new IllegalArgumentException("guest " + move.guest() + " is not on " + move.from() + " any more");
    }

    private Explanation explanation(Host source, Guest guest, Optional<PlannedMove> planned, List<Choice> choices) {
        var fleet = inspection.fleet();
        return new Explanation(
                guest.id(),
                guest.name(),
                source.name(),
                planned,
                fleet.rules().downtime().of(guest),
                choices,
                planned.map(move ->
                                new Holdup(plan, fleet, inspection.policy().limits(), bookings, expectation).of(move))
                        .orElse(List.of()));
    }

    /** A guest that moves. */
    private record Case(PlannedMove planned, Host source, Guest guest) {}

    private Choice choice(Case asked, HostName to) {
        if (to.equals(asked.planned().move().to())) {
            return free(asked, to, Standing.CHOSEN, List.of());
        }
        var held = inspection.held(asked.source(), asked.guest(), to, leaving());
        if (!held.isEmpty()) {
            return new Choice(to, Standing.HELD, Optional.empty(), held, List.of());
        }
        var beside = inspection.held(asked.source(), asked.guest(), to, besides(asked));
        if (!beside.isEmpty()) {
            return new Choice(to, Standing.TAKEN, Optional.empty(), beside, arriving(to));
        }
        return avoided.contains(to) ? free(asked, to, Standing.AVOIDED, arriving(to)) : compared(asked, to);
    }

    private Choice compared(Case asked, HostName to) {
        long rate = asked.planned().bytesPerSecond();
        long there = rate(asked, to);
        if (there < rate) {
            return free(asked, to, Standing.SLOWER, List.of());
        }
        var meanwhile = plan.moves().stream()
                .filter(other -> other.move().to().equals(to) && overlap(other, asked.planned()))
                .toList();
        long taken = meanwhile.stream().mapToLong(PlannedMove::bytesPerSecond).sum();
        long link = inspection.fleet().host(to).map(LinkRate::of).orElse(0L);
        boolean busy = meanwhile.size() >= inspection.policy().limits().perDestination() || taken + rate > link;
        if (busy) {
            return free(asked, to, Standing.BUSY, told(meanwhile, PlannedMove::arrival));
        }
        return there > rate
                ? free(asked, to, Standing.FASTER, arriving(to))
                : free(asked, to, Standing.ALIKE, List.of());
    }

    private Choice free(Case asked, HostName to, Standing standing, List<Other> others) {
        long rate = rate(asked, to);
        var cost = forecast.of(asked.guest(), Math.max(1, rate));
        var alone = new Explanation.Alone(rate, cost.duration(), cost.downtime());
        return new Choice(to, standing, Optional.of(alone), List.of(), others);
    }

    private long rate(Case asked, HostName to) {
        return inspection
                .fleet()
                .host(to)
                .map(host -> LinkRate.between(asked.source(), host))
                .orElse(0L);
    }

    private static boolean overlap(PlannedMove one, PlannedMove other) {
        return one.start().compareTo(other.arrival()) < 0 && other.start().compareTo(one.arrival()) < 0;
    }

    private List<Other> arriving(HostName to) {
        var there = plan.moves().stream()
                .filter(other -> other.move().to().equals(to))
                .toList();
        return told(there, PlannedMove::arrival);
    }

    /** Moves with the time until which they take what they are named for. */
    static List<Other> told(List<PlannedMove> moves, Function<PlannedMove, Duration> until) {
        return moves.stream()
                .map(move -> new Other(move.move().name(), move.start(), until.apply(move)))
                .toList();
    }

    /** As the planner asks first: all of them leave, nobody knows where to. */
    private Bookings leaving() {
        Set<GuestId> open = new HashSet<>();
        plan.moves().forEach(planned -> open.add(planned.move().guest()));
        plan.stranded().forEach(stranded -> open.add(stranded.guest()));
        return new Bookings(bookings.bytes(), bookings.moves(), open, bookings.taking());
    }

    /** The same once all others go where the plan sends them. */
    private Bookings besides(Case asked) {
        Map<HostName, Long> bytes = new HashMap<>(bookings.bytes());
        var others = plan.moves().stream()
                .map(PlannedMove::move)
                .filter(move -> !move.guest().equals(asked.guest().id()))
                .toList();
        others.forEach(move -> bytes.merge(move.to(), Footprint.bytes(move, inspection.fleet()), Long::sum));
        Set<GuestId> taking = new HashSet<>(bookings.taking());
        others.forEach(move -> taking.add(move.guest()));
        return new Bookings(bytes, bookings.moves(), Set.of(), taking).with(others);
    }
}
