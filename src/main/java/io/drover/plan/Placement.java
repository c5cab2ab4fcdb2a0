package io.drover.plan;

import io.drover.check.Footprint;
import io.drover.model.Guest;
import io.drover.model.GuestId;
import io.drover.model.Host;
import io.drover.model.HostName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A destination for each guest, as far as there is room. All arrivals are counted at once, so whatever order they come in, no
 * host takes more memory than it has.
 *
 * @param placed the guests that have one
 * @param left the guests that have none
 * @param reserved what is then spoken for on each host, in bytes
 */
record Placement(List<Placed> placed, List<Candidate> left, Map<HostName, Long> reserved) {

    private static final Comparator<Candidate> BIGGEST_FIRST = Comparator.comparingLong(
                    (Candidate each) -> Footprint.bytes(each.guest()))
            .reversed()
            .thenComparing(each -> each.guest().id());

    private static final Comparator<Candidate> CHOOSIEST_FIRST =
            Comparator.comparingInt((Candidate each) -> each.allowed().size()).thenComparing(BIGGEST_FIRST);

    /** How good a destination is for a guest, less being better. */
    private interface Taste {
        double cost(Candidate candidate, Host to, Room room);
    }

    /**
     * Places guests one by one: spread out first; if that leaves guests over, also packed tightly, and those with the fewest
     * destinations first. The first try that leaves the fewest guests wins.
     */
    static Placement best(List<Candidate> candidates, Host source, Forecast forecast, Map<HostName, Long> reserved) {
        var route = new Route(source, forecast);
        Taste spread = (candidate, to, room) -> spreadCost(candidate, to, room, route);
        Taste tight = (candidate, to, room) -> room.left(to);
        Placement best = place(candidates.stream().sorted(BIGGEST_FIRST).toList(), spread, route, reserved);
        for (var order : List.of(CHOOSIEST_FIRST, BIGGEST_FIRST)) {
            for (var taste : List.of(spread, tight)) {
                if (best.left().isEmpty()) {
                    return best;
                }
                var other = place(candidates.stream().sorted(order).toList(), taste, route, reserved);
                best = other.left().size() < best.left().size() ? other : best;
            }
        }
        return best;
    }

    /** The destinations that a search found for all guests. */
    static Placement by(Solution solution, List<Candidate> candidates, Map<HostName, Long> reserved) {
        var room = new Room(reserved);
        List<Placed> placed = new ArrayList<>();
        for (var candidate : candidates) {
            var found = solution.destination(candidate.guest());
            candidate.allowed().stream()
                    .filter(to -> found.filter(to.name()::equals).isPresent())
                    .forEach(to -> {
                        room.take(candidate.guest(), to, Duration.ZERO);
                        placed.add(new Placed(candidate.guest(), to));
                    });
        }
        return new Placement(List.copyOf(placed), List.of(), room.reserved());
    }

    /** How long each guest takes at each rate, reckoned once: many hosts have links alike. */
    private static final class Route {
        private final Host source;
        private final Forecast forecast;
        private final Map<Leg, Duration> durations = new HashMap<>();
        private final Map<GuestId, Duration> fastest = new HashMap<>();

        private record Leg(GuestId guest, long rate) {}

        Route(Host source, Forecast forecast) {
            this.source = source;
            this.forecast = forecast;
        }

        Duration duration(Candidate candidate, Host to) {
            return duration(candidate.guest(), LinkRate.between(source, to));
        }

        Duration fastest(Candidate candidate) {
            return fastest.computeIfAbsent(
                    candidate.guest().id(), unseen -> duration(candidate.guest(), candidate.bestRate(source)));
        }

        private Duration duration(Guest guest, long rate) {
            return durations.computeIfAbsent(new Leg(guest.id(), rate), unseen -> forecast.duration(guest, rate));
        }
    }

    private static Placement place(List<Candidate> inOrder, Taste taste, Route route, Map<HostName, Long> reserved) {
        var room = new Room(reserved);
        List<Placed> placed = new ArrayList<>();
        List<Candidate> left = new ArrayList<>();
        for (var candidate : inOrder) {
            var chosen = candidate.allowed().stream()
                    .filter(to -> room.fits(candidate.guest(), to))
                    .min(Comparator.comparingDouble((Host to) -> taste.cost(candidate, to, room))
                            .thenComparing(Host::name));
            chosen.ifPresentOrElse(
                    to -> {
                        room.take(candidate.guest(), to, route.duration(candidate, to));
                        placed.add(new Placed(candidate.guest(), to));
                    },
                    () -> left.add(candidate));
        }
        return new Placement(List.copyOf(placed), List.copyOf(left), room.reserved());
    }

    /** A slower link, a fuller host and a busier link each cost; a link of half the speed costs as much as an empty host gains. */
    private static double spreadCost(Candidate candidate, Host to, Room room, Route route) {
        var duration = route.duration(candidate, to);
        var fastest = route.fastest(candidate);
        double slowness = (double) duration.toNanos() / Math.max(1, fastest.toNanos()) - 1;
        return slowness + room.fullness(candidate.guest(), to) + room.linkShare(to, duration);
    }
}
